import type { ReactNode } from 'react';
import { type UiLanguage, uiLanguages } from '../../../core/languages.ts';
import { useCommands } from '../../app/hooks/commands.tsx';
import { chordOf } from '../../app/hooks/keymap.ts';
import { useSettings } from '../../app/hooks/settings.tsx';
import { SettingsNotice } from '../../app/hooks/settings-notice.tsx';
import { Button } from '../../components/button.tsx';
import { ChoiceChips } from '../../components/chip-group.tsx';
import { Logo } from '../../components/logo.tsx';
import { useText } from '../../i18n/use-text.ts';
import styles from './vault-frame.module.css';

interface VaultFrameProps {
  readonly children: ReactNode;
  /** Wider, for the first start. */
  readonly size?: 'narrow' | 'wide';
}

/** The page before the program is open: one card, the language, and urgent help. */
export function VaultFrame({ children, size = 'narrow' }: VaultFrameProps) {
  const { t } = useText('vault');
  const { settings, choose } = useSettings();
  const { run } = useCommands();
  return (
    <div className={styles.page} data-chrome>
      <header className={styles.top}>
        <Button variant="alarm" chord={chordOf('urgent-help')} onPress={() => run('urgent-help')}>
          {t('common:top.urgent')}
        </Button>
        <ChoiceChips<UiLanguage>
          look="joined"
          label={t('common:language.label')}
          hideLabel
          value={settings.language}
          onChange={language => choose({ language })}
          options={uiLanguages.map(language => ({
            value: language,
            label: t(`common:language.${language}`),
            lang: language,
          }))}
        />
      </header>
      <main className={styles.main}>
        <div className={size === 'wide' ? styles.cardWide : styles.card}>
          <div className={styles.brand}>
            <Logo size={32} />
            <span>{t('common:app-name')}</span>
          </div>
          <SettingsNotice />
          {children}
        </div>
      </main>
    </div>
  );
}
