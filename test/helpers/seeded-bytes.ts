/** The seed of this run: `SEED=<n>` repeats one. Tests put it in their names, so a failure says it. */
export const testSeed =
  Number((typeof process === 'undefined' ? '' : process.env.SEED) || 0) ||
  (crypto.getRandomValues(new Uint32Array(1))[0] ?? 1);

export interface SeededBytes {
  /** Next bytes of the stream. */
  readonly bytes: (length: number) => Uint8Array<ArrayBuffer>;
  /** Next whole number from 0 to `below` - 1. */
  readonly below: (below: number) => number;
}

/** A repeatable stream of chance (sfc32); good for tests, never for keys. */
export function seededBytes(seed: number): SeededBytes {
  let [a, b, c, counter] = [seed | 0, (seed ^ 0x9e3779b9) | 0, 0x243f6a88, 1];
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 16; round += 1) next();
  return {
    bytes: length => Uint8Array.from({ length }, () => next() >>> 24),
    below: below => Math.floor((next() / 2 ** 32) * below),
  };
}
