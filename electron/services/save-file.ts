import { AppError } from '../../core/errors.ts';
import { writeFileAtomically } from './atomic-file.ts';
import type { Disk } from './disk.ts';

/**
 * Writes an export to the path the person chose: 0600, temporary file beside, flush, rename.
 * Throws `disk-full`, `disk-read-only`, and `file-save-failed` {reason} for the rest.
 */
export async function saveFile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFileAtomically(disk, path, bytes);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'disk-failed') throw error;
    throw new AppError('file-save-failed', error.details, { cause: error });
  }
}
