import { AppError } from '../../../core/errors.ts';

/**
 * For what the host is merely told. Where it does not answer, the calls that matter say so to the person; this one
 * must not become an unhandled rejection on top.
 */
export function justTell(call: Promise<unknown>): void {
  call.catch((error: unknown) => {
    if (!(error instanceof AppError)) reportError(error);
  });
}
