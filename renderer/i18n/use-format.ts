import type { UiLanguage } from '../../core/languages.ts';
import { createFormat, type Format } from './format.ts';
import { useText } from './use-text.ts';

// Intl formatters cost a millisecond or two to make: one set a language, not one a component.
const formats = new Map<UiLanguage, Format>();

/** The {@link Format} of the screen's language. */
export function useFormat(): Format {
  const { language } = useText('common');
  const known = formats.get(language);
  if (known !== undefined) return known;
  const made = createFormat(language);
  formats.set(language, made);
  return made;
}
