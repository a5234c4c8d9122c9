import { randomBytes } from 'node:crypto';
import type { Consultation } from '../../core/consultation/schema.ts';
import { deriveDataKey, keyRing, openBytes, sealBytes } from '../../core/seal/seal.ts';
import { decodeValue, encodeValue } from '../../core/seal/values.ts';
import { type Measurement, spreadOf } from './report.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

function timeOf(work: () => void): number {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
}

/** One record sealed and opened again, encoding included; in Node, which runs the same V8 as the worker. */
export function benchSealing(records: readonly Consultation[]): Measurement[] {
  const key = deriveDataKey(random(32), 'records');
  const ring = keyRing(key);
  const seal: number[] = [];
  const open: number[] = [];
  for (const record of records) {
    const context = { table: 'consultations', id: record.id, revision: record.revision, caseId: null };
    let sealed = new Uint8Array();
    seal.push(
      timeOf(() => {
        sealed = new Uint8Array(sealBytes(key, context, encodeValue(record), random));
      }),
    );
    open.push(timeOf(() => decodeValue(openBytes(ring, context, sealed))));
  }
  return [...spreadOf('sealing.seal-record', seal), ...spreadOf('sealing.open-record', open)];
}
