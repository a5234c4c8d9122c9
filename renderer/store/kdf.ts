import { argon2idAsync } from '@noble/hashes/argon2.js';
import { argon2id } from 'hash-wasm';
import { AppError } from '../../core/errors.ts';
import type { Kdf, KdfInput } from '../../core/vault/kdf-policy.ts';

const bytesPerKib = 1024;

/** Argon2id by WebAssembly. */
export const deriveByWebAssembly: Kdf = ({ passphrase, salt, memoryKib, passes, lanes, lengthBytes }) =>
  argon2id({
    password: passphrase,
    salt,
    memorySize: memoryKib,
    iterations: passes,
    parallelism: lanes,
    hashLength: lengthBytes,
    outputType: 'binary',
  });

/** The same Argon2id in plain script: about five times slower, equal bytes. */
export const deriveByScript: Kdf = ({ passphrase, salt, memoryKib, passes, lanes, lengthBytes }) =>
  argon2idAsync(passphrase, salt, {
    m: memoryKib,
    t: passes,
    p: lanes,
    dkLen: lengthBytes,
    maxmem: memoryKib * bytesPerKib,
  });

/** A policy without `wasm-unsafe-eval` refuses to compile; an engine may lack WebAssembly altogether. */
const cannotCompile = (error: unknown): boolean =>
  typeof WebAssembly === 'undefined' || error instanceof WebAssembly.CompileError;

/**
 * The program's key derivation: Argon2id with exactly the asked costs, by WebAssembly or, where that may not be
 * compiled, by script. Throws `kdf-unavailable` where neither can run (too little memory); nothing weaker is tried.
 */
export const deriveArgon2id: Kdf = async (input: KdfInput) => {
  try {
    return await deriveByWebAssembly(input).catch(error => {
      if (cannotCompile(error)) return deriveByScript(input);
      throw error;
    });
  } catch (error) {
    throw new AppError('kdf-unavailable', { memoryKib: input.memoryKib }, { cause: error });
  }
};
