import { AppError } from '../errors.ts';
import type { KdfParameters } from './slots.ts';

/** What a key derivation is asked: bytes of the passphrase, salt, cost. Answers `lengthBytes` bytes. */
export interface KdfInput {
  readonly passphrase: Uint8Array;
  readonly salt: Uint8Array;
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
  readonly lengthBytes: number;
}

/** Argon2id of RFC 9106, version 1.3. Throws `kdf-unavailable` where it cannot run; never a weaker derivation. */
export type Kdf = (input: KdfInput) => Promise<Uint8Array>;

const kibPerMib = 1024;

/** Lowest costs accepted: either pair is enough. @see SECURITY.md, Argon2id, after OWASP's equivalents. */
const floors = [
  { memoryKib: 46 * kibPerMib, passes: 1 },
  { memoryKib: 19 * kibPerMib, passes: 2 },
] as const;
/** Highest costs accepted: a header must not be able to hang or starve the machine. */
const ceiling = { memoryKib: 1024 * kibPerMib, passes: 10, lanes: 4 } as const;

const isWithinPolicy = ({ memoryKib, passes, lanes }: KdfParameters): boolean =>
  [memoryKib, passes, lanes].every(Number.isSafeInteger) &&
  lanes >= 1 &&
  lanes <= ceiling.lanes &&
  passes <= ceiling.passes &&
  memoryKib <= ceiling.memoryKib &&
  floors.some(floor => memoryKib >= floor.memoryKib && passes >= floor.passes);

/** Throws `kdf-parameters-refused` {memoryKib, passes, lanes} for costs below the floor or above the ceiling. */
export function checkKdfParameters(parameters: KdfParameters): void {
  if (isWithinPolicy(parameters)) return;
  const { memoryKib, passes, lanes } = parameters;
  throw new AppError('kdf-parameters-refused', { memoryKib, passes, lanes });
}

/**
 * Costs of a new slot: 64 MiB, or 128 MiB where `kdfMemoryMib` (what fits this machine) allows it; 3 passes, 1 lane.
 * A host that names less still gets 64: a slot is never made weaker than that.
 */
export const chooseKdfParameters = (kdfMemoryMib: number): KdfParameters => ({
  algorithm: 'argon2id',
  version: 19,
  memoryKib: (kdfMemoryMib >= 128 ? 128 : 64) * kibPerMib,
  passes: 3,
  lanes: 1,
});
