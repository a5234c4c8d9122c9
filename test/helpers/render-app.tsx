import '../../core/no-generated-code.ts';
import '../../renderer/styles/fonts.css';
import '../../renderer/styles/tokens.css';
import '../../renderer/styles/base.css';
import '../../renderer/styles/print.css';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { HostOutput, HostSettings } from '../../core/host/contract.ts';
import type { UiLanguage } from '../../core/languages.ts';
import { App } from '../../renderer/app/app.tsx';
import { createI18n } from '../../renderer/i18n/create-i18n.ts';
import { type FakeServices, fakeDescription } from './fake-services.ts';

interface AppOptions {
  readonly services: FakeServices;
  readonly language?: UiLanguage;
  readonly theme?: HostSettings['theme'];
  readonly idleLockMinutes?: number;
  readonly description?: Partial<HostOutput<'host.describe'>>;
  readonly pseudo?: boolean;
}

export interface Rendered {
  /** Texts that some language lacked, as `uk vault:unlock.title`. */
  readonly missing: readonly string[];
  close(): void;
}

const mount = (content: ReactNode): (() => void) => {
  const place = document.createElement('div');
  place.id = 'root';
  document.body.append(place);
  const root = createRoot(place);
  root.render(content);
  return () => {
    root.unmount();
    place.remove();
    delete document.documentElement.dataset.theme;
  };
};

/** The whole window on fake services, in this page. Close it at the end of the test. */
export function renderApp(options: AppOptions): Rendered {
  const {
    services,
    language = 'pl',
    theme = 'light',
    idleLockMinutes = 5,
    description = {},
    pseudo = false,
  } = options;
  const missing: string[] = [];
  const i18n = createI18n({
    language,
    pseudo,
    onMissing: (languages, namespace, key) => missing.push(`${languages} ${namespace}:${key}`),
  });
  const close = mount(
    <App
      services={services}
      i18n={i18n}
      description={{ ...fakeDescription, ...description }}
      settings={{ language, theme, idleLockMinutes }}
    />,
  );
  return { missing, close };
}
