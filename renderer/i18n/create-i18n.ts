import { createInstance, type i18n, type PostProcessorModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { UiLanguage } from '../../core/languages.ts';
import { pseudoText } from './pseudo.ts';
import { allTexts } from './resources.ts';

const pseudo: PostProcessorModule = {
  type: 'postProcessor',
  name: 'pseudo',
  process: value => pseudoText(value),
};

interface I18nOptions {
  readonly language: UiLanguage;
  /** Every text accented, longer and in brackets, for tests of layout and of forgotten words. */
  readonly pseudo?: boolean;
  /** Called for a key that a language lacks. Given in tests, it also ends the silent fall-back to English. */
  readonly onMissing?: (language: string, namespace: string, key: string) => void;
}

/** The texts, ready at once: everything is in the bundle, nothing is fetched. */
export function createI18n({ language, pseudo: isPseudo = false, onMissing }: I18nOptions): i18n {
  const texts = allTexts();
  const instance = createInstance();
  instance.use(initReactI18next).use(pseudo);
  void instance.init({
    lng: language,
    resources: texts,
    fallbackLng: onMissing === undefined ? 'en' : false,
    supportedLngs: Object.keys(texts),
    ns: Object.keys(texts.en ?? {}),
    defaultNS: 'common',
    keySeparator: false,
    nsSeparator: ':',
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    ...(isPseudo ? { postProcess: ['pseudo'] } : {}),
    ...(onMissing === undefined
      ? {}
      : {
          saveMissing: true,
          missingKeyHandler: (languages: readonly string[], namespace: string, key: string) =>
            onMissing(languages.join(','), namespace, key),
        }),
  });
  return instance;
}
