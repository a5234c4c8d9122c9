import type { UiLanguage } from '../../../core/languages.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceChips } from '../chip-group.tsx';
import { Notice } from '../notice.tsx';
import { Switch } from '../switch.tsx';
import { TextField } from '../text-field.tsx';
import styles from './handout.module.css';

/** How the paper is made; nothing of it is kept. */
export interface PaperOptions {
  readonly clientLanguage: UiLanguage;
  readonly isPolishBeside: boolean;
  readonly isBrief: boolean;
  readonly isLarge: boolean;
  readonly hasCodes: boolean;
  /** Null: no line for a name. */
  readonly name: string | null;
}

interface OptionsProps {
  readonly options: PaperOptions;
  readonly onChange: (part: Partial<PaperOptions>) => void;
  /** Code of the language of the talk where the program does not have it. */
  readonly missingLanguage: string | null;
}

const longestName = 120;

export function Options({ options, onChange, missingLanguage }: OptionsProps) {
  const { t } = useText('handout');
  const format = useFormat();
  return (
    <div className={styles.options}>
      <ChoiceChips<UiLanguage>
        label={t('language')}
        value={options.clientLanguage}
        options={(['pl', 'uk', 'en'] as const).map(value => ({ value, label: format.languageName(value) }))}
        onChange={clientLanguage => onChange({ clientLanguage })}
      />
      {missingLanguage === null ? null : (
        <Notice tone="info">
          {t('language.missing', {
            language:
              missingLanguage === 'other'
                ? t('codes:talkLanguage.other')
                : format.languageName(missingLanguage),
          })}
        </Notice>
      )}
      {options.clientLanguage === 'pl' ? null : (
        <Switch isSelected={options.isPolishBeside} onChange={isPolishBeside => onChange({ isPolishBeside })}>
          {t('polish')}
        </Switch>
      )}
      <Switch isSelected={options.isBrief} onChange={isBrief => onChange({ isBrief })}>
        {t('brief')}
      </Switch>
      <Switch isSelected={options.isLarge} onChange={isLarge => onChange({ isLarge })}>
        {t('large')}
      </Switch>
      <Switch isSelected={options.hasCodes} onChange={hasCodes => onChange({ hasCodes })}>
        {t('codes')}
      </Switch>
      <Switch
        isSelected={options.name !== null}
        onChange={hasName => onChange({ name: hasName ? '' : null })}
      >
        {t('name')}
      </Switch>
      {options.name === null ? null : (
        <TextField
          label={t('name.field')}
          hint={t('name.hint')}
          value={options.name}
          maxLength={longestName}
          autoComplete="off"
          onChange={name => onChange({ name })}
        />
      )}
    </div>
  );
}
