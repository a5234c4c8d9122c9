/** A stretch of a text: words as they stand, or the place of a fact's value. */
type TextPart =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'fact'; readonly id: string };

const placeholder = /\{fact:([a-z0-9-]{1,80})\}/g;

/** Splits a text of a pack at its `{fact:<id>}` marks; the parts in order make the whole text. */
export function splitText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    if (match.index > end) parts.push({ kind: 'plain', text: text.slice(end, match.index) });
    parts.push({ kind: 'fact', id: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: 'plain', text: text.slice(end) });
  return parts;
}

/** Ids of the facts a text names, sorted, each once. */
export const factIdsIn = (text: string): string[] =>
  [...new Set(splitText(text).flatMap(part => (part.kind === 'fact' ? [part.id] : [])))].sort();

/** True when a brace stands outside a well-formed mark: a mark that was mistyped would be shown to people. */
export const hasStrayBrace = (text: string): boolean =>
  splitText(text).some(part => part.kind === 'plain' && /[{}]/.test(part.text));
