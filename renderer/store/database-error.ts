import { Dexie } from 'dexie';
import { AppError } from '../../core/errors.ts';

const nameOf = (error: unknown): string =>
  error instanceof Error || error instanceof DOMException ? error.name : '';

/** True for what IndexedDB or Dexie throw; a bug in our own code is none of these. */
export const isDatabaseError = (error: unknown): boolean =>
  error instanceof Dexie.DexieError || error instanceof DOMException;

/** Dexie wraps what IndexedDB said; the word that decides may stand one or two levels down. */
function* namesWithin(error: unknown): Generator<string> {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; depth++) {
    yield nameOf(at);
    at = 'inner' in at && at.inner !== undefined ? at.inner : at.cause;
  }
}

/** The expected failure behind a database error: `disk-full`, `profile-from-newer-version`, else `database-damaged`. */
export function databaseFailure(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const names = new Set([...namesWithin(error), nameOf(error)]);
  if (names.has('QuotaExceededError')) return new AppError('disk-full', {}, { cause: error });
  if (names.has('VersionError')) return new AppError('profile-from-newer-version', {}, { cause: error });
  return new AppError('database-damaged', {}, { cause: error });
}
