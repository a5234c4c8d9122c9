import { daySchema } from '../dates.ts';
import { formatDay, formatFactValue } from '../guidance/resolve.ts';
import { factValueSchema } from '../guidance/schema.ts';
import { type LocalizedText, localizedTextSchema, type UiLanguage, uiLanguages } from '../languages.ts';
import { parseJson } from './parse-json.ts';
import type { PackFile } from './read-manifest.ts';

/** What the parts of a pack are called when they change. */
export const changedThings = [
  'fact',
  'topic',
  'section',
  'statement',
  'source',
  'contact',
  'category',
  'synonyms',
  'question',
  'option',
  'rule',
  'outcome',
  'step',
  'example',
  'other',
] as const;
export type ChangedThing = (typeof changedThings)[number];

/** One part of a thing that reads differently; a side that is not there is null. */
export interface ChangedField {
  /** Name of the field in the pack, for example `value`, `trust.validTo`, `phones.0.number`. */
  readonly field: string;
  readonly from: LocalizedText | null;
  readonly to: LocalizedText | null;
}

/** One thing of a pack that was added, removed or changed. */
export interface PackChange {
  readonly thing: ChangedThing;
  /** Where it stands: ids from the outside in, for example `cukr-card/fee-note`; a fact's with its first day in force. */
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** What people call it. */
  readonly name: LocalizedText;
  /** What reads differently; empty for a thing that was added or removed. */
  readonly fields: readonly ChangedField[];
}

interface Unit {
  readonly thing: ChangedThing;
  readonly name: LocalizedText;
  readonly leaves: ReadonlyMap<string, LocalizedText>;
}

type Fields = Readonly<Record<string, unknown>>;
const asFields = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;

const plain = (value: unknown): LocalizedText => {
  const text = String(value);
  return { pl: text, uk: text, en: text };
};

const inWords = (say: (language: UiLanguage) => string): LocalizedText => ({
  pl: say('pl'),
  uk: say('uk'),
  en: say('en'),
});

const yes: LocalizedText = { pl: 'tak', uk: 'так', en: 'yes' };
const no: LocalizedText = { pl: 'nie', uk: 'ні', en: 'no' };

/** A text in every language; a day, a yes or no, a fact's value in words; null for what has parts of its own. */
function leafOf(value: unknown): LocalizedText | null {
  const day = daySchema.safeParse(value);
  if (day.success) return inWords(language => formatDay(day.data, language));
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value !== 'object' || value === null) return plain(value);
  const text = localizedTextSchema.safeParse(value);
  if (text.success) return text.data;
  const fact = factValueSchema.safeParse(value);
  return fact.success ? inWords(language => formatFactValue(fact.data, language)) : null;
}

const unitForms: readonly (readonly [RegExp, ChangedThing])[] = [
  [/^facts\/[^#]*#facts$/, 'fact'],
  [/^topics\/[^#]*#$/, 'topic'],
  [/^topics\/.*#(?:lead|sections\.statements)$/, 'statement'],
  [/^topics\/.*#sections$/, 'section'],
  [/^sources\.json#sources$/, 'source'],
  [/^contacts\.json#contacts$/, 'contact'],
  [/^taxonomy\.json#terms$/, 'category'],
  [/^synonyms\.json#synonyms$/, 'synonyms'],
  [/^check\/.*#questions$/, 'question'],
  [/#questions\.kind\.options$/, 'option'],
  [/^check\/.*#rules$/, 'rule'],
  [/^check\/outcomes.*#$/, 'outcome'],
  [/^check\/.*#(?:outcomes\.)?steps$/, 'step'],
  [/^check\/.*#(?:outcomes\.)?(?:work|ends|avoid)$/, 'statement'],
  [/^check\/.*#outcomes$/, 'outcome'],
  [/^check\/.*#examples$/, 'example'],
];

const thingAt = (file: string, keys: readonly string[]): ChangedThing | undefined =>
  unitForms.find(([form]) => form.test(`${file}#${keys.join('.')}`))?.[1];

const idOf = (thing: ChangedThing, fields: Fields): string => {
  const id = String(fields.id ?? fields.concept ?? '');
  const from = thing === 'fact' ? asFields(fields.trust)?.validFrom : null;
  return typeof from === 'string' ? `${id} (${from})` : id;
};

const nameOf = (fields: Fields, id: string): LocalizedText => {
  const profile = asFields(fields.profile);
  const names = asFields(profile?.names);
  if (names !== null) {
    const pl = String(names.pl ?? id);
    return { pl, uk: String(names.uk ?? pl), en: String(names.en ?? pl) };
  }
  for (const key of ['title', 'label', 'text', 'name']) {
    const text = localizedTextSchema.safeParse(fields[key]);
    if (text.success) return text.data;
    if (typeof fields[key] === 'string') return plain(fields[key]);
  }
  return plain(id);
};

interface Walk {
  readonly file: string;
  readonly units: Map<string, Unit>;
}

interface Place {
  /** Ids of the things around. */
  readonly ids: readonly string[];
  /** Names of the fields down to here, without the numbers of lists. */
  readonly keys: readonly string[];
  /** Where a leaf goes: the thing it belongs to, and the path inside that. */
  readonly leaves: Map<string, LocalizedText>;
  readonly path: readonly string[];
}

function collect(value: unknown, place: Place, walk: Walk): void {
  if (value === null) return;
  const fields = asFields(value);
  const thing = fields === null ? undefined : thingAt(walk.file, place.keys);
  if (fields !== null && thing !== undefined) {
    const id = idOf(thing, fields);
    const ids = [...place.ids, id];
    const leaves = new Map<string, LocalizedText>();
    walk.units.set(`${thing} ${ids.join('/')}`, { thing, name: nameOf(fields, id), leaves });
    collectFields(fields, { ...place, ids, leaves, path: [] }, walk);
    return;
  }
  const leaf = leafOf(value);
  if (leaf !== null) place.leaves.set(place.path.join('.'), leaf);
  else if (Array.isArray(value))
    for (const [index, item] of value.entries())
      collect(item, { ...place, path: [...place.path, String(index)] }, walk);
  else if (fields !== null) collectFields(fields, place, walk);
}

function collectFields(fields: Fields, place: Place, walk: Walk): void {
  for (const [key, inner] of Object.entries(fields))
    collect(inner, { ...place, keys: [...place.keys, key], path: [...place.path, key] }, walk);
}

/** The things of a pack by kind and id; what belongs to none is one thing a file. */
function unitsOf(files: readonly PackFile[]): Map<string, Unit> {
  const units = new Map<string, Unit>();
  for (const { path: file, text } of files) {
    if (file === 'manifest.json' || file === 'translations.json') continue;
    const leaves = new Map<string, LocalizedText>();
    const value = parseJson(text, { pack: '', file });
    collect(value, { ids: [], keys: [], leaves, path: [] }, { file, units });
    if (leaves.size > 0) units.set(`other ${file}`, { thing: 'other', name: plain(file), leaves });
  }
  return units;
}

const isSame = (a: LocalizedText | null, b: LocalizedText | null): boolean =>
  a === b || (a !== null && b !== null && uiLanguages.every(language => a[language] === b[language]));

const changedFields = (older: Unit, newer: Unit): ChangedField[] =>
  [...new Set([...older.leaves.keys(), ...newer.leaves.keys()])].flatMap(field => {
    const from = older.leaves.get(field) ?? null;
    const to = newer.leaves.get(field) ?? null;
    return isSame(from, to) ? [] : [{ field, from, to }];
  });

const idIn = (key: string): string => key.slice(key.indexOf(' ') + 1);

const order = (change: PackChange): number => changedThings.indexOf(change.thing);

/**
 * What a newer pack changes, thing by thing: facts first, each in words of every language. Both packs must have passed
 * their checks; an older one without files makes everything new.
 */
export function diffPacks(older: readonly PackFile[], newer: readonly PackFile[]): PackChange[] {
  const [before, after] = [unitsOf(older), unitsOf(newer)];
  const changes: PackChange[] = [];
  for (const [key, unit] of after) {
    const was = before.get(key);
    const { thing, name } = unit;
    const fields = was === undefined ? [] : changedFields(was, unit);
    if (was === undefined) changes.push({ thing, id: idIn(key), change: 'added', name, fields });
    else if (fields.length > 0) changes.push({ thing, id: idIn(key), change: 'changed', name, fields });
  }
  for (const [key, { thing, name }] of before)
    if (!after.has(key)) changes.push({ thing, id: idIn(key), change: 'removed', name, fields: [] });
  return changes.sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
}
