import { type LocalizedText, localizedTextSchema, uiLanguages } from '../languages.ts';

/** A text in every language, with the JSON path at which it stands. */
interface PlacedText {
  readonly at: readonly (string | number)[];
  readonly text: LocalizedText;
}

/** Every localized text inside a parsed value of a pack, in reading order. */
export function* localizedTexts(
  value: unknown,
  at: readonly (string | number)[] = [],
): Generator<PlacedText> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* localizedTexts(item, [...at, index]);
    return;
  }
  const entries = Object.entries(value);
  const isText =
    entries.length === uiLanguages.length &&
    entries.every(([key, inner]) => typeof inner === 'string' && uiLanguages.some(tag => tag === key));
  if (isText) yield { at, text: localizedTextSchema.parse(value) };
  else for (const [key, inner] of entries) yield* localizedTexts(inner, [...at, key]);
}
