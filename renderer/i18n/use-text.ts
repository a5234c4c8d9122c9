import { useTranslation } from 'react-i18next';
import type { UiLanguage } from '../../core/languages.ts';
import { uiLanguageSchema } from '../../core/languages.ts';
import type { TextNamespace } from './resources.ts';

/** `t` of one namespace; another one is reached as `t('codes:channel.phone')`. Redraws when the language changes. */
export function useText<Namespace extends TextNamespace = 'common'>(namespace: Namespace) {
  const { t, i18n } = useTranslation(namespace);
  return { t, i18n, language: toUiLanguage(i18n.language) };
}

const toUiLanguage = (tag: string): UiLanguage => uiLanguageSchema.catch('en').parse(tag.slice(0, 2));
