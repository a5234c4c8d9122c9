import { describe, expect, it } from 'vitest';
import type { SentState } from '../../../core/sync/message-parts.ts';
import { calls, type Request } from '../../../core/sync/protocol.ts';
import { readAnswer } from '../../../core/sync/read-answer.ts';
import { signReceipt } from '../../../core/sync/receipt.ts';
import { type SyncStatus, syncStatusSchema } from '../../../core/sync/status.ts';
import { negotiate } from '../../../core/sync/version.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';
import * as parts from '../../helpers/sync-parts.ts';
import { failureOf } from '../../helpers/thrown-by.ts';

const point = parts.aPoint(seededBytes(testSeed));
const bytesOf = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

const sent: SentState = { ...parts.stateName(1), hash: 'a'.repeat(64), sealed: 'AAAA', covers: [] };
const push: Request<'push'> = {
  version: 1,
  replica: parts.replicaA,
  known: point.head,
  acknowledged: 0,
  states: [sent],
  summaries: [],
};
const receipt = signReceipt(
  {
    version: 1,
    serverId: parts.serverId,
    pointId: parts.pointId,
    replica: parts.replicaA,
    accepted: [],
    summaries: [],
    head: point.head,
  },
  point.serverSecret,
);
const answer = { version: 1, receipt, refused: [] };

describe('the protocol', () => {
  it('takes a message of its own and refuses members it does not know, missing ones and wrong ones (E9, D21)', () => {
    const { request } = calls.push;
    expect(request.parse(push)).toEqual(push);
    const { known: _, ...headless } = push;
    const wrong = [
      { ...push, role: 'coordinator' },
      { ...push, states: [{ ...push.states[0], createdAt: 'now' }] },
      { ...push, states: [{ ...push.states[0], n: 1.5 }] },
      { ...push, states: [{ ...push.states[0], sealed: 'not base64!' }] },
      { ...push, states: [{ ...push.states[0], sealed: 'A'.repeat(1_500_000) }] },
      { ...push, states: Array.from({ length: 1_001 }, () => push.states[0]) },
      { ...push, replica: 'somebody' },
      { ...push, version: 2 },
      headless,
    ];
    for (const message of wrong) expect(request.safeParse(message).success).toBe(false);
  });

  it('keeps what a newer version adds, in its place (D21)', () => {
    const newer = { ...answer, extensions: { batteryOfTomorrow: { level: [1, 2] } } };
    expect(readAnswer(calls.push, bytesOf(newer))).toEqual({ kind: 'answer', answer: newer });
    const many = Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`x${index}`, 1]));
    expect(calls.push.answer.safeParse({ ...answer, extensions: many }).success).toBe(false);
  });

  it('never takes a login page, a proxy error or half an answer for success (D8, D19)', () => {
    const reasons = [
      '<html>Log in to Hotel WiFi</html>',
      '',
      'null',
      '[]',
      '{"ok":true}',
      '502 Bad Gateway',
    ].map(text => failureOf(() => readAnswer(calls.push, bytesOf(text))).details.reason);
    expect(new Set(reasons)).toEqual(new Set(['not-ours']));
    const failure = (value: unknown) => failureOf(() => readAnswer(calls.push, bytesOf(value)));
    expect(failure({ version: 1 }).details.reason).toBe('shape');
    expect(failure({ ...answer, kdf: { iterations: 1 } }).details.reason).toBe('shape');
    expect(failure(' '.repeat(2 * 1024 * 1024)).details.reason).toBe('too-large');
    expect(failureOf(() => readAnswer(calls.push, Uint8Array.of(0xff, 0xfe))).details.reason).toBe(
      'not-ours',
    );
  });

  it('asks for an upgrade of whoever is older, on an answer and on a refusal (D21, D26)', () => {
    const failure = (value: unknown) => failureOf(() => readAnswer(calls.push, bytesOf(value)));
    expect(failure({ ...answer, version: 0 })).toMatchObject({
      code: 'sync-upgrade-needed',
      details: { at: 'server' },
    });
    expect(failure({ ...answer, version: 2 })).toMatchObject({ details: { at: 'client' } });
    const refused = (versions: object) => failure({ version: 1, refused: 'protocol-unsupported', versions });
    expect(refused({ oldest: 2, newest: 3 })).toMatchObject({
      code: 'sync-upgrade-needed',
      details: { at: 'client' },
    });
    expect(negotiate({ oldest: 1, newest: 2 }, { oldest: 2, newest: 3 })).toEqual({
      kind: 'agreed',
      version: 2,
    });
    expect(negotiate({ oldest: 2, newest: 2 }, { oldest: 1, newest: 1 })).toEqual({
      kind: 'upgrade',
      who: 'server',
    });
    expect(negotiate({ oldest: 1, newest: 1 }, { oldest: 2, newest: 2 })).toEqual({
      kind: 'upgrade',
      who: 'client',
    });
  });

  it('reads a refusal as a word, one of a newer server too', () => {
    const word = (value: unknown) => readAnswer(calls.pull, bytesOf(value));
    expect(word({ version: 1, refused: 'device-revoked' })).toEqual({
      kind: 'refusal',
      refusal: { version: 1, refused: 'device-revoked' },
    });
    expect(word({ version: 1, refused: 'word-of-tomorrow', retryAfterMs: 5 })).toMatchObject({
      refusal: { refused: 'unknown-refusal', retryAfterMs: 5 },
    });
  });

  it('has a path of its own and limits for every call', () => {
    const all = Object.values(calls);
    expect(new Set(all.map(({ path }) => path)).size).toBe(all.length);
    for (const { maxRequestBytes, maxAnswerBytes } of all) {
      expect(maxRequestBytes).toBeLessThanOrEqual(4 * 1024 * 1024);
      expect(maxAnswerBytes).toBeLessThanOrEqual(8 * 1024 * 1024);
    }
  });

  it('says what the sync is doing in one union', () => {
    const status = { lastSuccessAt: null, onlyHere: 3, setAside: 0 };
    const activities: SyncStatus['activity'][] = [
      { kind: 'idle' },
      { kind: 'running', done: 1, of: 3 },
      { kind: 'offline' },
      { kind: 'refused', code: 'device-revoked' },
      { kind: 'upgradeRequired', who: 'client' },
    ];
    for (const activity of activities)
      expect(syncStatusSchema.parse({ activity, ...status })).toEqual({ activity, ...status });
    expect(syncStatusSchema.safeParse({ activity: { kind: 'tired' }, ...status }).success).toBe(false);
  });
});
