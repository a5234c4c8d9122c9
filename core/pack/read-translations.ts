import type { ProblemList } from './collect-problems.ts';
import { parseFile } from './parse-file.ts';
import type { SealedPack } from './read-manifest.ts';
import {
  noTranslations,
  type TranslationRecord,
  translationsFile,
  translationsFileSchema,
} from './translations.ts';

/** The record of translations of a pack of any kind; an empty one where the pack has none. */
export function readTranslations({ manifest, files }: SealedPack, list: ProblemList): TranslationRecord {
  const text = files.get(translationsFile);
  if (text === undefined) return noTranslations;
  const origin = { pack: manifest.id, file: translationsFile };
  return list.attempt(() => parseFile(translationsFileSchema, text, origin)) ?? noTranslations;
}
