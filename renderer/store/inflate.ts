import { AppError } from '../../core/errors.ts';
import type { Inflate } from '../../core/pack/open-pack-file.ts';

/** What is fed at once: gzip makes a thousand times as much of it at most, four megabytes. */
const sliceBytes = 4 * 1024;

/** Gunzip by the browser, fed in small slices and only as fast as it is read; leaving the loop ends it. */
export const inflateInBrowser: Inflate = async function* (packed) {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  const feed = async (): Promise<void> => {
    for (let at = 0; at < packed.length; at += sliceBytes) {
      await writer.ready;
      await writer.write(new Uint8Array(packed.subarray(at, at + sliceBytes)));
    }
    await writer.close();
  };
  // The reader hears of every failure too, and a reader who has gone ends the writer.
  const feeding = feed().catch(() => undefined);
  const reader = readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new AppError('pack-file-broken', { reason: 'inflate' }, { cause: error });
  } finally {
    await reader.cancel().catch(() => undefined);
    await feeding;
  }
};
