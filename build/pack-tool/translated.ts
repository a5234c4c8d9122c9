import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PackFile } from '../../core/pack/read-manifest.ts';
import {
  noTranslations,
  recordTranslations,
  staleTranslations,
  type TranslationRecord,
  translationsFile,
  translationsFileSchema,
} from '../../core/pack/translations.ts';
import { manifestName, readPackFiles } from '../pack-files.ts';

/** The record of a pack's files; null where it has none. */
export function readRecord(files: readonly PackFile[]): TranslationRecord | null {
  const text = files.find(file => file.path === translationsFile)?.text;
  return text === undefined ? null : translationsFileSchema.parse(JSON.parse(text));
}

/** One line a translation, so that a change of one shows as one. */
function textOf(record: TranslationRecord): string {
  const part = (language: 'uk' | 'en'): string => {
    const lines = Object.entries(record[language]).map(
      ([hash, sources]) => `    "${hash}": [${sources.map(source => `"${source}"`).join(', ')}]`,
    );
    return `  "${language}": {\n${lines.join(',\n')}\n  }`;
  };
  return `{\n${part('uk')},\n${part('en')}\n}\n`;
}

/**
 * Writes `translations.json` of the pack in `folder` anew. What was rewritten is recorded by itself; a translation older
 * than its Polish text only when its file is among `confirmed` (paths in the pack, or `all`). @returns lines to print.
 */
export function writeRecord(folder: string, confirmed: readonly string[]): string[] {
  const files = readPackFiles(folder).filter(file => file.path !== manifestName);
  const record = readRecord(files) ?? noTranslations;
  const contents = files
    .filter(file => file.path !== translationsFile)
    .map(file => ({ file: file.path, value: JSON.parse(file.text) as unknown }));
  const isConfirmed = (file: string): boolean => confirmed.includes('all') || confirmed.includes(file);
  const settled = new Set(
    contents
      .filter(({ file }) => isConfirmed(file))
      .flatMap(({ value }) =>
        staleTranslations(record, value).map(({ language, text }) => language + text.pl),
      ),
  );
  const next = recordTranslations(
    record,
    contents.map(({ value }) => value),
    ({ language, text }) => settled.has(language + text.pl),
  );
  writeFileSync(path.join(folder, translationsFile), textOf(next));
  const left = contents.flatMap(({ file, value }) =>
    staleTranslations(next, value).map(
      ({ language, at }) => `  still older: ${file} at ${at.join('.')} (${language})`,
    ),
  );
  return [`${Object.keys(next.uk).length + Object.keys(next.en).length} translations recorded`, ...left];
}
