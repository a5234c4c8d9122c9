import { Readable } from 'node:stream';
import { createGunzip, gzipSync } from 'node:zlib';
import { AppError } from '../../core/errors.ts';
import type { Inflate } from '../../core/pack/open-pack-file.ts';

const chunkBytes = 64 * 1024;

const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Gunzip by zlib, 64 KiB at a time and never ahead of the reader; leaving the loop ends it. */
export const inflateWithZlib: Inflate = async function* (packed) {
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  const source = Readable.from([packed]);
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) if (chunk instanceof Uint8Array) yield chunk;
  } catch (error) {
    if (!/^Z_|^ERR_STREAM_PREMATURE_CLOSE$/.test(systemCode(error))) throw error;
    throw new AppError('pack-file-broken', { reason: 'inflate' }, { cause: error });
  } finally {
    source.destroy();
    gunzip.destroy();
  }
};

/** The same bytes for the same input, whoever packs them on whichever day and system. */
export function deflate(parts: readonly Uint8Array[]): Uint8Array {
  const packed = new Uint8Array(gzipSync(Buffer.concat(parts), { level: 9 }));
  packed[9] = 255; // the system it was made on is nobody's business
  return packed;
}
