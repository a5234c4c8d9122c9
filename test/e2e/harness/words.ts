import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../build/vite-config.ts';
import type { UiLanguage } from '../../../core/languages.ts';

const files = new Map<string, Readonly<Record<string, string>>>();

function fileOf(language: UiLanguage, namespace: string): Readonly<Record<string, string>> {
  const file = path.join(projectRoot, 'locales', language, `${namespace}.json`);
  const known = files.get(file) ?? JSON.parse(readFileSync(file, 'utf8'));
  files.set(file, known);
  return known;
}

/** Words of one language by key: `t('vault:unlock.title')`, placeholders filled, `count` choosing the plural form. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The words as they stand in `locales/`, so that a test presses what a person reads. */
export const wordsOf =
  (language: UiLanguage): Words =>
  (key, values = {}) => {
    const [namespace = '', name = ''] = key.split(':');
    const texts = fileOf(language, namespace);
    const form = typeof values.count === 'number' ? new Intl.PluralRules(language).select(values.count) : '';
    const text = texts[`${name}_${form}`] ?? texts[name];
    if (text === undefined) throw new Error(`no words for ${key} in ${language}`);
    return text.replaceAll(/\{\{(\w+)[^}]*\}\}/g, (_, placeholder: string) =>
      String(values[placeholder] ?? ''),
    );
  };
