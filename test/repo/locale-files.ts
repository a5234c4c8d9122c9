import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './source-files.ts';

const folder = path.join(root, 'locales');
export type Texts = Readonly<Record<string, string>>;

/** Language tags: the folders of `locales/` but the one with notes for translators. */
export const localeTags = (): string[] => readdirSync(folder).filter(name => name !== 'notes');

/** Namespaces of one folder. */
export const namespacesOf = (tag: string): string[] =>
  readdirSync(path.join(folder, tag)).map(name => name.replace(/\.json$/, ''));

/** The texts of one file; empty when there is no such file. */
export function readTexts(tag: string, namespace: string): Texts {
  if (!namespacesOf(tag).includes(namespace)) return {};
  const parsed: unknown = JSON.parse(readFileSync(path.join(folder, tag, `${namespace}.json`), 'utf8'));
  if (typeof parsed !== 'object' || parsed === null)
    throw new Error(`${tag}/${namespace}.json holds no texts`);
  return Object.fromEntries(Object.entries(parsed).map(([key, text]) => [key, String(text)]));
}

const pluralEnding = /_(zero|one|two|few|many|other)$/;

/** Keys without their plural ending, each once. */
export const stemsOf = (texts: Texts): string[] => [
  ...new Set(Object.keys(texts).map(key => key.replace(pluralEnding, ''))),
];

export const isPlural = (texts: Texts, stem: string): boolean => `${stem}_other` in texts;

/** Names of the placeholders of a text, in order of the alphabet. */
export const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*([A-Za-z]+)\s*(?:,[^}]*)?\}\}/g)].map(match => match[1] ?? '').toSorted();

/** Every placeholder of a key over all its plural forms. */
export const placeholdersOfStem = (texts: Texts, stem: string): string[] => [
  ...new Set(
    Object.entries(texts)
      .filter(([key]) => key.replace(pluralEnding, '') === stem)
      .flatMap(([, text]) => placeholdersOf(text)),
  ),
];
