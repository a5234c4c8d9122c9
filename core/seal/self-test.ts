import { AppError } from '../errors.ts';
import type { RandomBytes } from './seal.ts';

const nonceLength = 24;
const draws = 512;
/** Each byte value is expected 48 times; a fair source leaves these bounds less than once in 10^12 starts. */
const mostOfOneValue = 110;
const fewestOfOneValue = 3;

/**
 * Run once before anything is sealed: a random source that is stuck, short of period, counting or of another length
 * would repeat nonces. It cannot prove a source good. Throws `randomness-broken`.
 */
export function checkRandom(random: RandomBytes): void {
  const seen = new Set<string>();
  const counts = new Uint32Array(256);
  for (let draw = 0; draw < draws; draw += 1) {
    const bytes = random(nonceLength);
    if (bytes.length !== nonceLength) throw new AppError('randomness-broken');
    seen.add(bytes.join());
    for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  }
  const isEven = counts.every(count => count >= fewestOfOneValue && count <= mostOfOneValue);
  if (seen.size !== draws || !isEven) throw new AppError('randomness-broken');
}
