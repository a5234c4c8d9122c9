import path from 'node:path';
import { maxFrameBytes } from '../../core/host/contract.ts';
import { type BytesFile, makeBytesFile } from './bytes-file.ts';
import type { Disk } from './disk.ts';

/** The one sealed draft. NEVER change the name. */
export const makeDraft = (disk: Disk, folder: string): BytesFile =>
  makeBytesFile({ disk, path: path.join(folder, 'draft.drg'), maxBytes: maxFrameBytes });
