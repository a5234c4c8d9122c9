import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import { readWhole, writeFileAtomically } from './atomic-file.ts';
import type { Disk } from './disk.ts';
import { makeExclusive } from './exclusive.ts';

/** The system's keychain, as Electron's asynchronous safeStorage gives it; injected, so that this stays plain Node. */
export interface SafeStorage {
  available(): Promise<boolean>;
  /** Linux: the chosen backend (`basic_text` has no protection); elsewhere any other word. */
  backend(): string;
  encrypt(text: string): Promise<Uint8Array>;
  decrypt(bytes: Uint8Array): Promise<string>;
}

export interface Secrets {
  describe(): Promise<'keychain' | 'unprotected' | 'none'>;
  /**
   * The device secret, 32 bytes, made on first use; null where no real keychain exists and none was ever made.
   * Throws `secret-store-unavailable` when there is one that cannot be read now: it is never replaced.
   */
  obtain(): Promise<Uint8Array<ArrayBuffer> | null>;
}

interface SecretsParts {
  readonly disk: Disk;
  readonly folder: string;
  /** Null where the host has no keychain at all (browser host). */
  readonly safeStorage: SafeStorage | null;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
}

const secretBytes = 32;
const maxStoredBytes = 64 * 1024;
const hexForm = /^[0-9a-f]{64}$/;

async function openSecret(safeStorage: SafeStorage, stored: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  let text: string;
  try {
    text = await safeStorage.decrypt(stored);
  } catch (error) {
    throw new AppError('secret-store-unavailable', {}, { cause: error });
  }
  if (!hexForm.test(text)) throw new AppError('secret-store-unavailable');
  return new Uint8Array(Buffer.from(text, 'hex'));
}

/** Keeps the second secret of a passphrase slot: only ever on disk as the keychain has encrypted it. Throws disk errors. */
export function makeSecrets({ disk, folder, safeStorage, randomBytes }: SecretsParts): Secrets {
  const target = path.join(folder, 'device-secret.bin');
  const exclusive = makeExclusive();

  const describe = async (): Promise<'keychain' | 'unprotected' | 'none'> => {
    if (safeStorage === null) return 'none';
    try {
      if (!(await safeStorage.available())) return 'none';
      return safeStorage.backend() === 'basic_text' ? 'unprotected' : 'keychain';
    } catch {
      return 'none'; // a keychain that fails when asked is as good as none; a stored secret still throws in obtain
    }
  };

  const make = async (keychain: SafeStorage): Promise<Uint8Array<ArrayBuffer>> => {
    const secret = randomBytes(secretBytes);
    const hex = Buffer.from(secret).toString('hex');
    let stored: Uint8Array;
    try {
      stored = await keychain.encrypt(hex);
    } catch (error) {
      throw new AppError('secret-store-unavailable', {}, { cause: error });
    }
    // A slot bound to a secret that does not come back would be a slot that nobody opens.
    const back = await openSecret(keychain, stored);
    if (!Buffer.from(back).equals(secret)) throw new AppError('secret-store-unavailable');
    await writeFileAtomically(disk, target, stored);
    return secret;
  };

  const obtain = async (): Promise<Uint8Array<ArrayBuffer> | null> => {
    const stored = await readWhole(disk, target, maxStoredBytes);
    const isReal = (await describe()) === 'keychain';
    if (stored === null) return safeStorage === null || !isReal ? null : make(safeStorage);
    if (safeStorage === null || !isReal) throw new AppError('secret-store-unavailable');
    return openSecret(safeStorage, stored);
  };

  return { describe, obtain: () => exclusive(obtain) };
}
