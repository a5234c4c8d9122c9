import { AppError, type ErrorCode } from '../../core/errors.ts';

/** The expected failure `work` ends with; anything else, success included, fails the test. */
export function failureOf(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('expected a failure, got an answer');
}

/** {@link failureOf} for asynchronous work. */
export async function asyncFailureOf(work: () => Promise<unknown>): Promise<AppError> {
  const outcome = await work().then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof AppError) return outcome;
  throw outcome ?? new Error('expected a failure, got an answer');
}

/** Code of the expected failure, or `opened` where there is none. */
export function codeOf(work: () => unknown): ErrorCode | 'opened' {
  try {
    work();
    return 'opened';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
