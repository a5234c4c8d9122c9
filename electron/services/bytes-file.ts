import { AppError } from '../../core/errors.ts';
import { readWhole, removeFile, writeFileAtomically } from './atomic-file.ts';
import type { Disk } from './disk.ts';
import { makeExclusive } from './exclusive.ts';

/** One small file that is only ever read and replaced whole. */
export interface BytesFile {
  /** Null where there is none. */
  read(): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Replaces or (null) removes the file; flushed when it resolves. Throws `disk-full`, `disk-read-only`, `disk-failed`. */
  write(bytes: Uint8Array | null): Promise<void>;
}

interface BytesFileParts {
  readonly disk: Disk;
  readonly path: string;
  readonly maxBytes: number;
}

/** Reads and writes run one after another; a write of more than `maxBytes` throws `host-refused-input`. */
export function makeBytesFile({ disk, path, maxBytes }: BytesFileParts): BytesFile {
  const exclusive = makeExclusive();
  return {
    read: () => exclusive(() => readWhole(disk, path, maxBytes)),
    write: bytes =>
      exclusive(async () => {
        if (bytes === null) return removeFile(disk, path);
        if (bytes.length > maxBytes) throw new AppError('host-refused-input', { maxBytes });
        return writeFileAtomically(disk, path, bytes);
      }),
  };
}
