/// <reference types="vite/client" />

const environment = (name: string): number | undefined => {
  const text: unknown = import.meta.env[name];
  return typeof text === 'string' && text !== '' ? Number(text) : undefined;
};

/**
 * How often and with which seed a random test runs; `runs` is the number of a normal run. `VITE_SEED=<n>` repeats a
 * run, `VITE_RUNS=<n>` makes it longer (by these names they reach the browser too). fast-check prints the seed of a
 * failure itself.
 */
export const seededRun = (runs: number): { numRuns: number; seed?: number } => {
  const seed = environment('VITE_SEED');
  return { numRuns: environment('VITE_RUNS') ?? runs, ...(seed === undefined ? {} : { seed }) };
};
