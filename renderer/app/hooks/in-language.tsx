import { type ReactNode, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { UiLanguage } from '../../../core/languages.ts';
import { intlTags } from '../../i18n/format.ts';

interface InLanguageProps {
  readonly language: UiLanguage;
  readonly children: ReactNode;
}

/** Everything inside speaks another language than the screen: words, dates and numbers. The place itself needs `lang`. */
export function InLanguage({ language, children }: InLanguageProps) {
  const { i18n } = useTranslation();
  const inLanguage = useMemo(() => i18n.cloneInstance({ lng: language }), [i18n, language]);
  return (
    <I18nextProvider i18n={inLanguage}>
      <I18nProvider locale={intlTags[language]}>{children}</I18nProvider>
    </I18nextProvider>
  );
}
