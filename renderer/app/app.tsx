import type { i18n } from 'i18next';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import type { HostOutput, HostSettings } from '../../core/host/contract.ts';
import type { UiLanguage } from '../../core/languages.ts';
import { LiveRegion } from '../components/live-region.tsx';
import { VaultGate } from '../features/vault/vault-gate.tsx';
import { intlTags } from '../i18n/format.ts';
import { CommandProvider } from './hooks/commands.tsx';
import { justTell } from './hooks/just-tell.ts';
import { NavigationProvider } from './hooks/navigation.tsx';
import { type Services, ServicesProvider } from './hooks/services.tsx';
import { SessionProvider } from './hooks/session.tsx';
import { type ChosenSettings, SettingsContext } from './hooks/settings.tsx';
import { IdleGuard } from './idle-guard.tsx';
import { OpenProgram } from './open-program.tsx';
import { screens } from './screens.tsx';
import { WindowCommands } from './window-commands.tsx';

export interface AppProps {
  readonly services: Services;
  readonly i18n: i18n;
  /** What the host said at start. */
  readonly description: HostOutput<'host.describe'>;
  readonly settings: HostSettings;
}

/** The language of the screen: the chosen one, else the system's where we speak it, else Polish. */
export function languageFor(chosen: UiLanguage | null, systemLanguage: string): UiLanguage {
  if (chosen !== null) return chosen;
  const tag = systemLanguage.slice(0, 2).toLowerCase();
  return tag === 'uk' || tag === 'en' ? tag : 'pl';
}

/** The whole window. Everything it needs is handed in. */
export function App({ services, i18n, description, settings: first }: AppProps) {
  const [settings, setSettings] = useState<ChosenSettings>(() => ({
    ...first,
    language: languageFor(first.language, description.systemLanguage),
  }));
  const [notSaved, setNotSaved] = useState<unknown>(undefined);
  const { host } = services;

  useEffect(() => {
    const root = document.documentElement;
    if (settings.theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = settings.theme;
  }, [settings.theme]);

  useEffect(() => {
    void i18n.changeLanguage(settings.language);
    document.documentElement.lang = settings.language;
    document.title = i18n.t('app-name');
    justTell(host.call('menu.setLanguage', { language: settings.language }));
  }, [i18n, host, settings.language]);

  const change = useCallback(
    async (part: Partial<ChosenSettings>) => {
      const next = { ...settings, ...part };
      setSettings(next);
      await host.call('settings.write', next);
    },
    [host, settings],
  );
  const choose = useCallback(
    (part: Partial<ChosenSettings>) => {
      change(part).then(() => setNotSaved(undefined), setNotSaved);
    },
    [change],
  );
  const value = useMemo(
    () => ({ settings, description, change, choose, notSaved }),
    [settings, description, change, choose, notSaved],
  );

  return (
    <ServicesProvider services={services}>
      <I18nextProvider i18n={i18n}>
        <I18nProvider locale={intlTags[settings.language]}>
          <SettingsContext value={value}>
            <LiveRegion>
              <CommandProvider>
                <SessionProvider>
                  <NavigationProvider>
                    <WindowCommands />
                    <VaultGate Guard={IdleGuard}>
                      <OpenProgram screens={screens} />
                    </VaultGate>
                  </NavigationProvider>
                </SessionProvider>
              </CommandProvider>
            </LiveRegion>
          </SettingsContext>
        </I18nProvider>
      </I18nextProvider>
    </ServicesProvider>
  );
}
