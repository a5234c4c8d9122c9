/** One line of the report: `n` is how many times it was measured. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MiB' | 'records/s' | 'times';
  readonly n: number;
}

/** The value below which the part `share` (0 to 1) of the numbers lies: always one of them, the nearest rank. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('no numbers to take a percentile of');
  return found;
}

const shares = { p50: 0.5, p95: 0.95 } as const;

/** Middle and 95th percentile of durations, as `<name>.p50` and `<name>.p95`. */
export const spreadOf = (name: string, durationsMs: readonly number[]): Measurement[] =>
  Object.entries(shares).map(([word, share]) => ({
    name: `${name}.${word}`,
    value: percentile(durationsMs, share),
    unit: 'ms',
    n: durationsMs.length,
  }));

/** Middle of durations only, for what is too slow to be done often. */
export const medianOf = (name: string, durationsMs: readonly number[]): Measurement => ({
  name: `${name}.p50`,
  value: percentile(durationsMs, 0.5),
  unit: 'ms',
  n: durationsMs.length,
});

/** Milliseconds that `work` takes. */
export async function durationOf(work: () => unknown): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

/** As it is printed: three significant digits, whole numbers from a hundred on. */
export const rounded = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
