import { useTranslation } from 'react-i18next';
import { type UiLanguage, uiLanguageSchema } from '../../core/languages.ts';
import type { TextNamespace } from './resources.ts';

const toUiLanguage = (tag: string): UiLanguage => uiLanguageSchema.catch('en').parse(tag.slice(0, 2));

/**
 * `t` of one namespace; words shared by all are reached as `t('common:close')`, `t('codes:channel.phone')`,
 * `t('errors:title')`. Redraws when the language changes.
 */
export function useText<Namespace extends TextNamespace>(namespace: Namespace) {
  const { t, i18n } = useTranslation<[Namespace, 'common', 'codes', 'errors']>([
    namespace,
    'common',
    'codes',
    'errors',
  ]);
  return { t, i18n, language: toUiLanguage(i18n.language) };
}
