import { AppError, type ErrorCode } from '../../core/errors.ts';
import { systemCodeOf } from './disk.ts';

const words: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EROFS: 'disk-read-only',
  EACCES: 'disk-read-only',
  EPERM: 'disk-read-only',
};

/**
 * What a failed file operation means for the person: `disk-full`, `disk-read-only`, or `disk-failed` {reason: Node's
 * word}. An AppError stays as it is, and so does a bug.
 */
export function diskErrorOf(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const reason = systemCodeOf(error);
  if (reason === '' || reason.startsWith('ERR_')) return error;
  return new AppError(words[reason] ?? 'disk-failed', words[reason] === undefined ? { reason } : {}, {
    cause: error,
  });
}

/** Runs a file operation and throws {@link diskErrorOf} what it throws. */
export async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskErrorOf(error);
  }
}
