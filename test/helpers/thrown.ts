import { AppError } from '../../core/errors.ts';

/** The expected failure that `work` throws, as {code, …details}; throws when it does not fail or fails otherwise. */
export function refusalOf(work: () => unknown): Record<string, unknown> {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, ...error.details };
    throw error;
  }
  throw new Error('it was not refused');
}

/** {@link refusalOf} for asynchronous work. */
export async function asyncRefusalOf(work: () => Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await work();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, ...error.details };
    throw error;
  }
  throw new Error('it was not refused');
}
