/** Runs one piece of work at a time, in the order asked. */
export type Exclusive = <T>(work: () => Promise<T>) => Promise<T>;

/** Makes a queue of its own; a failed piece of work does not stop the next. */
export function makeExclusive(): Exclusive {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
