import { AppError } from '../../../core/errors.ts';
import { checkNewPassphrase } from '../../../core/vault/passphrase.ts';

/** Why this may not become a passphrase, or null. The worker checks again. */
export function newPassphraseError(passphrase: string): AppError | null {
  try {
    checkNewPassphrase(passphrase);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
