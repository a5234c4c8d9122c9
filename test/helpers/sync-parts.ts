import { publicKeyOf } from '../../core/pack/signing.ts';
import { deriveDataKey, keyRing } from '../../core/seal/seal.ts';
import { firstHead } from '../../core/sync/head.ts';
import { replicaOf, type StateName } from '../../core/sync/ids.ts';
import { emptyState, type RecordState } from '../../core/sync/record-state.ts';
import type { Opening } from '../../core/sync/sealed-content.ts';
import { batchVerifier } from '../../core/sync/signed-batch.ts';
import { type Stamp, write } from '../../core/sync/write.ts';
import type { SeededBytes } from './seeded-bytes.ts';

/** Fixed names of a made-up point with two computers and one server. */
export const pointId = '01910000-0000-7000-8000-00000000000a';
export const serverId = '01910000-0000-7000-8000-00000000000b';
export const epoch = '01910000-0000-7000-8000-00000000000c';
export const recordId = '01910000-0000-7000-8000-00000000000d';
export const otherRecordId = '01910000-0000-7000-8000-00000000000e';
export const deviceA = '01910000-0000-7000-8000-0000000000a1';
export const deviceB = '01910000-0000-7000-8000-0000000000b1';
export const replicaA = replicaOf(deviceA, '0000000a');
export const replicaB = replicaOf(deviceB, '0000000b');

export const stampOf = (replica: string, n: number): Stamp => ({
  dot: { replica, n },
  by: replica === replicaA ? 'K-01' : 'K-02',
  at: '2026-11-02T10:00:00.000Z',
});

/** A record with a phone number, written by the first computer as its act 1. */
export const aState = (): RecordState => write(emptyState, stampOf(replicaA, 1), { phone: '600 100 200' });

export const stateName = (n: number, replica = replicaA): StateName => ({
  kind: 'case',
  recordId,
  replica,
  n,
});

/** Keys of the two computers and what it takes to seal and open between them. */
export function aPoint({ bytes }: SeededBytes) {
  const secretA = bytes(32);
  const secretB = bytes(32);
  const key = deriveDataKey(bytes(32), 'sync-states');
  const publicKeys = new Map([
    [deviceA, publicKeyOf(secretA)],
    [deviceB, publicKeyOf(secretB)],
  ]);
  const keyOf = (device: string): string | null => publicKeys.get(device) ?? null;
  const opening: Opening = { pointId, keys: keyRing(key), verify: batchVerifier(), keyOf };
  const serverSecret = bytes(32);
  return { secretA, secretB, key, keyOf, opening, serverSecret, head: firstHead(epoch), random: bytes };
}
