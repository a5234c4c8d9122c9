import { type UiLanguage, uiLanguages } from '../../../core/languages.ts';
import { ChoiceChips } from '../../components/chip-group.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useSettings } from '../hooks/settings.tsx';

/** How each language is abbreviated by its own speakers. */
const signs: Readonly<Record<UiLanguage, string>> = { pl: 'PL', uk: 'УК', en: 'EN' };

/** PL | УК | EN: the whole screen changes at once. */
export function LanguageSwitch() {
  const { t } = useText('common');
  const { settings, choose } = useSettings();
  return (
    <ChoiceChips
      look="joined"
      label={t('language.label')}
      hideLabel
      value={settings.language}
      onChange={language => choose({ language })}
      options={uiLanguages.map(language => ({
        value: language,
        label: signs[language],
        name: `${signs[language]} – ${t(`language.${language}`)}`,
        lang: language,
      }))}
    />
  );
}
