const accents: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('aceilnorstuyzACEILNORSTUYZ', (plain, at) => [
    plain,
    Array.from('áçéïłñöŕšťůýžÁÇÉÏŁÑÖŔŠŤŮÝŽ')[at] ?? plain,
  ]),
);

/** How much longer than English a text may get: German and Ukrainian reach this on short labels. */
const growth = 0.4;

/**
 * A text as a stranger would see it: accented, longer, in brackets. What stays plain on such a screen was never
 * given to the translators; what is cut off has too little room.
 */
export function pseudoText(text: string): string {
  if (text === '') return text;
  const accented = Array.from(text, character => accents[character] ?? character).join('');
  return `[${accented}${'·'.repeat(Math.ceil(text.length * growth))}]`;
}
