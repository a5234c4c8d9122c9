import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { type LocalizedText, type UiLanguage, uiLanguages } from '../languages.ts';
import { localizedTexts } from './localized-texts.ts';

/** Polish is what packs are written in; the others are made from it. */
const source = 'pl';
export const translatedLanguages = uiLanguages.filter(language => language !== source);

const hashSchema = z.string().regex(/^[0-9a-f]{12}$/);
const madeFromSchema = z.record(hashSchema, z.array(hashSchema).min(1).max(50));

/**
 * `translations.json` of a pack: which Polish text each translation was made from. By the hash of the translation, so
 * that a text may move and stand in several places; each names the Polish texts it fits.
 */
export const translationsFileSchema = z.strictObject({ uk: madeFromSchema, en: madeFromSchema });
export type TranslationRecord = z.infer<typeof translationsFileSchema>;

export const translationsFile = 'translations.json';
export const noTranslations: TranslationRecord = { uk: {}, en: {} };

/** Names a text; 48 bits tell apart what people write, and guard nothing. */
export const textHash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 12);

const madeFrom = (record: TranslationRecord, language: UiLanguage, text: LocalizedText) =>
  language === source ? undefined : record[language][textHash(text[language])];

/**
 * What is known of one translation: `fresh` was made from the Polish text as it stands, `stale` from another one,
 * `unrecorded` is not in the pack's record.
 */
export function translationState(
  record: TranslationRecord,
  text: LocalizedText,
  language: UiLanguage,
): 'fresh' | 'stale' | 'unrecorded' {
  if (language === source) return 'fresh';
  const known = madeFrom(record, language, text);
  if (known === undefined) return 'unrecorded';
  return known.includes(textHash(text[source])) ? 'fresh' : 'stale';
}

/** A translation that was made from another Polish text than the one beside it. */
export interface StaleTranslation {
  readonly language: UiLanguage;
  readonly at: readonly (string | number)[];
  readonly text: LocalizedText;
}

/**
 * Every translation inside `content` (a topic, a fact, a whole pack's parsed files) that is older than its Polish text.
 * On screen it is marked, and it is held back from print until somebody has confirmed it.
 */
export const staleTranslations = (record: TranslationRecord, content: unknown): StaleTranslation[] =>
  [...localizedTexts(content)].flatMap(({ at, text }) =>
    translatedLanguages.flatMap(language =>
      translationState(record, text, language) === 'stale' ? [{ language, at, text }] : [],
    ),
  );

const withPair = (list: readonly string[], hash: string): string[] => [...new Set([...list, hash])].sort();

/**
 * The record brought up to date with `contents`. A translation that is new, or was itself rewritten, counts as made from
 * the Polish text beside it. One that is stale stays stale unless `isConfirmed` says that somebody has compared the two.
 */
export function recordTranslations(
  record: TranslationRecord,
  contents: readonly unknown[],
  isConfirmed: (stale: StaleTranslation) => boolean,
): TranslationRecord {
  const next = { uk: new Map<string, string[]>(), en: new Map<string, string[]>() };
  for (const content of contents)
    for (const { at, text } of localizedTexts(content))
      for (const language of ['uk', 'en'] as const) {
        const hash = textHash(text[language]);
        const isStale = translationState(record, text, language) === 'stale';
        const kept = isStale && !isConfirmed({ language, at, text }) ? (record[language][hash] ?? []) : [];
        const pair = kept.length > 0 ? kept : [textHash(text[source])];
        for (const one of pair) next[language].set(hash, withPair(next[language].get(hash) ?? [], one));
      }
  const sorted = (map: ReadonlyMap<string, string[]>) =>
    Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { uk: sorted(next.uk), en: sorted(next.en) };
}
