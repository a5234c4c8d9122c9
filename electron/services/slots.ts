import path from 'node:path';
import { type BytesFile, makeBytesFile } from './bytes-file.ts';
import type { Disk } from './disk.ts';

/** A slot is some hundred bytes; a point has a handful of people. */
const maxSlotsBytes = 1024 * 1024;

/** The key slots of the vault, as the data worker wrote them. NEVER change the name. */
export const makeSlots = (disk: Disk, folder: string): BytesFile =>
  makeBytesFile({ disk, path: path.join(folder, 'vault.drg'), maxBytes: maxSlotsBytes });
