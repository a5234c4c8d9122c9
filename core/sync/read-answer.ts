import type { z } from 'zod';
import { AppError } from '../errors.ts';
import { bytesToUtf8 } from '../seal/utf8.ts';
import { type Refusal, refusalSchema } from './protocol.ts';
import { negotiate, spokenVersions } from './version.ts';

/** What came of a request: an answer of the agreed shape, or a refusal with its reason. */
export type ServerWord<A> =
  | { readonly kind: 'answer'; readonly answer: A }
  | { readonly kind: 'refusal'; readonly refusal: Refusal };

const parsed = (bytes: Uint8Array): unknown => {
  const text = bytesToUtf8(bytes);
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const versionOf = (json: unknown): number | null => {
  if (typeof json !== 'object' || json === null || !('version' in json)) return null;
  return typeof json.version === 'number' ? json.version : null;
};

/** A refusal because of versions becomes an upgrade that says whose. */
function withoutUpgrade(refusal: Refusal): Refusal {
  if (refusal.refused !== 'protocol-unsupported' || refusal.versions === undefined) return refusal;
  const outcome = negotiate(spokenVersions, refusal.versions);
  if (outcome.kind === 'upgrade') throw new AppError('sync-upgrade-needed', { at: outcome.who });
  return refusal;
}

/**
 * Reads what came back for one of the `calls`. Whatever is no word of this protocol (a login page of a hotel, a
 * proxy's error) is never taken for success. Throws `sync-answer-refused` {path, reason: too-large, not-ours, shape}
 * and `sync-upgrade-needed` {at: client or server}.
 */
export function readAnswer<A extends z.ZodType>(
  call: { readonly path: string; readonly answer: A; readonly maxAnswerBytes: number },
  bytes: Uint8Array,
): ServerWord<z.output<A>> {
  const refuse = (reason: string): never => {
    throw new AppError('sync-answer-refused', { path: call.path, reason });
  };
  if (bytes.length > call.maxAnswerBytes) return refuse('too-large');
  const json = parsed(bytes);
  const version = versionOf(json);
  if (version === null) return refuse('not-ours');
  if (version < spokenVersions.oldest) throw new AppError('sync-upgrade-needed', { at: 'server' });
  if (version > spokenVersions.newest) throw new AppError('sync-upgrade-needed', { at: 'client' });
  const refusal = refusalSchema.safeParse(json);
  if (refusal.success) return { kind: 'refusal', refusal: withoutUpgrade(refusal.data) };
  const answer = call.answer.safeParse(json);
  return answer.success ? { kind: 'answer', answer: answer.data } : refuse('shape');
}
