import '../core/no-generated-code.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';
import { createRoot } from 'react-dom/client';
import { AppError } from '../core/errors.ts';
import { defaultSettings, type HostBridge, type HostOutput } from '../core/host/contract.ts';
import { App, languageFor } from './app/app.tsx';
import { connectBrowserHost } from './app/browser-bridge.ts';
import { makeEndSession } from './app/end-session.ts';
import { holdDrops } from './app/hold-drops.ts';
import type { HostClient } from './app/hooks/services.tsx';
import { createHostClient } from './app/host-client.ts';
import { startWorker } from './app/start-worker.ts';
import { connectStore } from './app/store-client.ts';
import { createI18n } from './i18n/create-i18n.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; in the browser host the page makes its own. */
    readonly host?: HostBridge;
  }
}

/** What is shown of a host that does not answer: the vault's gate then says so, in the system's language. */
const silentHost: HostOutput<'host.describe'> = {
  kind: 'browser',
  appVersion: '',
  platform: '',
  systemLanguage: navigator.language,
  demo: false,
  secretStore: 'none',
  kdfMemoryMib: 64,
};

/** The answer of a call, or `instead` where the host does not answer as it should. */
const orInstead = <Value,>(call: Promise<Value>, instead: Value): Promise<Value> =>
  call.catch((error: unknown) => {
    if (error instanceof AppError) return instead;
    throw error;
  });

async function start(bridge: HostBridge): Promise<void> {
  const host: HostClient = createHostClient(bridge);
  const connection = connectStore(startWorker(window), bridge);
  const [description, settings] = await Promise.all([
    orInstead(host.call('host.describe', {}), silentHost),
    orInstead(host.call('settings.read', {}), defaultSettings),
  ]);
  const i18n = createI18n({
    language: languageFor(settings.language, description.systemLanguage),
    // Only where everybody is invented: the demonstration, for tests of layout.
    pseudo: description.demo && new URLSearchParams(location.search).has('pseudo'),
  });
  const services = {
    store: connection.store,
    host,
    now: () => Date.now(),
    endSession: makeEndSession({ endWorker: connection.end, host, reload: () => location.reload() }),
  };
  const place = document.getElementById('root');
  if (place === null) throw new Error('the page has no root');
  createRoot(place).render(
    <App services={services} i18n={i18n} description={description} settings={settings} />,
  );
}

holdDrops(window);
// Null: this tab cannot be the program's window and has been sent to the page that says why.
const bridge = window.host ?? (await connectBrowserHost(window));
if (bridge !== null) await start(bridge);
