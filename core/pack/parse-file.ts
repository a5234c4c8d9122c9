import type { z } from 'zod';
import { AppError } from '../errors.ts';
import { uiLanguages } from '../languages.ts';
import { type FileOrigin, parseJson } from './parse-json.ts';

type Path = readonly PropertyKey[];

const valueAt = (root: unknown, path: Path): unknown => {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([name]) => name === String(key))?.[1];
  }
  return value;
};

/** True when the schema stumbled over a text that has no words in one language of the program. */
function isMissingLanguage(root: unknown, path: Path): boolean {
  const language = String(path.at(-1));
  if (!uiLanguages.some(known => known === language)) return false;
  const value = valueAt(root, path);
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/**
 * Parses one file of a pack and checks it against its schema.
 * Throws `pack-not-json`, `pack-language-missing` or `pack-invalid`, each with {pack, file, at}: `at` is the JSON
 * path of the first problem, for example `sections.0.statements.2.text.uk`.
 */
export function parseFile<S extends z.ZodType>(schema: S, text: string, origin: FileOrigin): z.infer<S> {
  const value = parseJson(text, origin);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  if (isMissingLanguage(value, path))
    throw new AppError('pack-language-missing', { ...origin, at: path.map(String).join('.') });
  const unknownKeys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const reason = unknownKeys.length > 0 ? 'unknown-property' : 'schema';
  throw new AppError('pack-invalid', {
    ...origin,
    at: [...path, ...unknownKeys].map(String).join('.'),
    reason,
  });
}
