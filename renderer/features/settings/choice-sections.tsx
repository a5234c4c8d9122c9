import { type UiLanguage, uiLanguages } from '../../../core/languages.ts';
import { useSettings } from '../../app/hooks/settings.tsx';
import { ChoiceChips } from '../../components/chip-group.tsx';
import { cx } from '../../components/cx.ts';
import { Notice } from '../../components/notice.tsx';
import { Select } from '../../components/select.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Section } from './section.tsx';
import styles from './settings.module.css';
import { useChange } from './use-change.ts';

const themes = ['system', 'light', 'dark'] as const;
const idleMinutes = [1, 2, 3, 5, 10, 15, 30, 60];

function NotSaved({ error }: { readonly error: unknown }) {
  const { t } = useText('settings');
  const errorText = useErrorText();
  if (error === undefined) return null;
  return (
    <Notice tone="danger" live="assertive" title={t('not-saved')}>
      {errorText(error)}
    </Notice>
  );
}

export function LanguageSection() {
  const { t } = useText('settings');
  const { settings } = useSettings();
  const { error, change } = useChange();
  return (
    <Section title={t('section.language')}>
      <ChoiceChips<UiLanguage>
        label={t('common:language.label')}
        hideLabel
        value={settings.language}
        onChange={language => change({ language })}
        options={uiLanguages.map(language => ({
          value: language,
          label: t(`common:language.${language}`),
          lang: language,
        }))}
      />
      <p className={styles.hint}>{t('language.hint')}</p>
      <NotSaved error={error} />
    </Section>
  );
}

export function LookSection() {
  const { t } = useText('settings');
  const { settings } = useSettings();
  const { error, change } = useChange();
  return (
    <Section title={t('section.look')}>
      <ChoiceChips
        label={t('theme.label')}
        hideLabel
        value={settings.theme}
        onChange={theme => change({ theme })}
        options={themes.map(theme => ({ value: theme, label: t(`theme.${theme}`) }))}
      />
      <NotSaved error={error} />
    </Section>
  );
}

export function LockSection() {
  const { t } = useText('settings');
  const format = useFormat();
  const { settings } = useSettings();
  const { error, change } = useChange();
  const choices = [...new Set([...idleMinutes, settings.idleLockMinutes])].toSorted((a, b) => a - b);
  return (
    <Section title={t('section.lock')}>
      <Select
        label={t('idle.label')}
        className={cx(styles.narrow)}
        value={String(settings.idleLockMinutes)}
        onChange={minutes => change({ idleLockMinutes: Number(minutes) })}
        options={choices.map(minutes => ({ value: String(minutes), label: format.minutes(minutes) }))}
      />
      <p className={styles.hint}>{t('idle.hint')}</p>
      <NotSaved error={error} />
    </Section>
  );
}
