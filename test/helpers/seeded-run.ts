/**
 * Parameters of a random test: `SEED=<n>` repeats a run, `RUNS=<n>` makes it longer. fast-check prints the seed
 * of a failure itself; naming it here keeps the same words in every test.
 */
const environment = (name: string): number | undefined => {
  const text = typeof process === 'undefined' ? undefined : process.env[name];
  return text === undefined || text === '' ? undefined : Number(text);
};

/** How often and with which seed to run; `runs` is the number of a normal run. */
export const seededRun = (runs: number): { numRuns: number; seed?: number } => {
  const seed = environment('SEED');
  return { numRuns: environment('RUNS') ?? runs, ...(seed === undefined ? {} : { seed }) };
};
