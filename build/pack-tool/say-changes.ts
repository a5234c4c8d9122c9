import type { UiLanguage } from '../../core/languages.ts';
import type { ChangedThing, PackChange } from '../../core/pack/diff.ts';

const marks = { added: '+', removed: '-', changed: '~' } as const;

const short = (text: string): string => (text.length > 160 ? `${text.slice(0, 157)}…` : text);

/** What changed between two packs, in words, for a terminal: a count of each kind, then each thing with its parts. */
export function sayChanges(changes: readonly PackChange[], language: UiLanguage): string[] {
  const counts = new Map<ChangedThing, number>();
  for (const { thing } of changes) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  const summary = [...counts].map(([thing, count]) => `${thing}: ${count}`).join(', ');
  const lines = changes.flatMap(({ thing, id, change, name, fields }) => [
    `${marks[change]} ${thing} ${id}: ${short(name[language])}`,
    ...fields.map(
      ({ field, from, to }) =>
        `    ${field}: ${short(from?.[language] ?? '(nothing)')} -> ${short(to?.[language] ?? '(nothing)')}`,
    ),
  ]);
  return [summary === '' ? 'nothing changed' : summary, ...lines];
}
