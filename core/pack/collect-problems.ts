import { AppError } from '../errors.ts';
import type { FileOrigin } from './parse-json.ts';

/** Gathers what is wrong with a pack, so that its author sees everything at once and the program the first. */
export interface ProblemList {
  readonly problems: readonly AppError[];
  /** Runs `read`; an expected failure is kept and answered with null. */
  attempt<T>(read: () => T): T | null;
  /** Notes that the content contradicts itself: `pack-invalid` {pack, file, at, reason, value}. */
  add(origin: FileOrigin, at: readonly (string | number)[], reason: string, value?: string): void;
}

export function collectProblems(): ProblemList {
  const problems: AppError[] = [];
  return {
    problems,
    attempt(read) {
      try {
        return read();
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        problems.push(error);
        return null;
      }
    },
    add({ pack, file }, at, reason, value) {
      const details = { pack, file, at: at.join('.'), reason };
      problems.push(new AppError('pack-invalid', value === undefined ? details : { ...details, value }));
    },
  };
}

/** What came of reading a pack: the pack, or null and why. */
export interface Inspection<P> {
  readonly pack: P | null;
  readonly problems: readonly AppError[];
}

/** The pack of an inspection; throws its first problem. */
export function packOrThrow<P>({ pack, problems }: Inspection<P>): P {
  const first = problems[0];
  if (first !== undefined) throw first;
  if (pack === null) throw new Error('a pack without problems was not built');
  return pack;
}
