import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { HostBridge } from '../../core/host/contract.ts';
import { ProblemScreen } from '../features/vault/problem-screen.tsx';
import { createI18n } from '../i18n/create-i18n.ts';
import { App, languageFor } from './app.tsx';
import { connectBrowserHost } from './browser-bridge.ts';
import { createHostClient } from './host-client.ts';
import { startWorker } from './start-worker.ts';
import { connectStore } from './store-client.ts';

/** Electron's preload puts the bridge on the window; in a browser the page makes its own. */
interface HostedWindow extends Window {
  readonly host?: HostBridge;
}

/** Starts everything the window is made of. Resolves when the first screen is drawn. */
export async function startWindow(page: HostedWindow): Promise<void> {
  const place = page.document.getElementById('root');
  if (place === null) throw new Error('the page has no place for the program');
  const root = createRoot(place);
  const bridge = page.host ?? (await connectBrowserHost(page));
  // The host has sent this tab to a page of its own.
  if (bridge === null) return;
  try {
    root.render(await open(page, bridge));
  } catch (error) {
    root.render(problem(page, error));
  }
}

async function open(page: HostedWindow, bridge: HostBridge): Promise<ReactNode> {
  const host = createHostClient(bridge);
  const [description, settings] = await Promise.all([
    host.call('host.describe', {}),
    host.call('settings.read', {}),
  ]);
  const { store, end } = connectStore(startWorker(page), bridge);
  const services = {
    store,
    host,
    now: () => Date.now(),
    endSession: () => {
      end();
      page.location.reload();
    },
  };
  const i18n = createI18n({ language: languageFor(settings.language, description.systemLanguage) });
  return <App services={services} i18n={i18n} description={description} settings={settings} />;
}

function problem(page: Window, error: unknown): ReactNode {
  const i18n = createI18n({ language: languageFor(null, page.navigator.language) });
  return (
    <I18nextProvider i18n={i18n}>
      <ProblemScreen error={error} onRetry={() => page.location.reload()} />
    </I18nextProvider>
  );
}
