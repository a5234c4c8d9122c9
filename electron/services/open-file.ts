import { AppError } from '../../core/errors.ts';
import { maxOpenedBytes } from '../../core/host/contract.ts';
import { readWhole } from './atomic-file.ts';
import type { Disk } from './disk.ts';

/**
 * Reads the file the person chose, whole and not a byte more than the contract allows.
 * Throws `pack-too-large` and `file-open-failed`.
 */
export async function openFile(disk: Disk, path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const bytes = await readWhole(disk, path, maxOpenedBytes);
    if (bytes === null) throw new AppError('file-open-failed', { reason: 'gone' });
    return bytes;
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'file-open-failed') throw error;
    if (error.details.reason === 'too-large')
      throw new AppError('pack-too-large', { pack: '', file: '', at: '', limitBytes: maxOpenedBytes });
    throw new AppError('file-open-failed', error.details, { cause: error });
  }
}
