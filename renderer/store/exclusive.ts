/** Runs one piece of work at a time, in the order asked. */
export type Exclusive = <T>(work: () => Promise<T>) => Promise<T>;

/** A failure of one piece does not stop the next. */
export function makeExclusive(): Exclusive {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
