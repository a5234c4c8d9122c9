import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { type Answer, AppError, answerOf } from '../../core/errors.ts';
import {
  defaultSettings,
  type HostBridge,
  type HostCallName,
  type HostHandlers,
  type HostOutput,
  hostCalls,
  type JournalState,
} from '../../core/host/contract.ts';
import { unlockDelayMs } from '../../core/host/unlock-delay.ts';

/** What a computer keeps over a restart. Two hosts over one disk are the same computer before and after. */
export interface MemoryDisk {
  journal: Uint8Array<ArrayBuffer>[];
  vault: Uint8Array<ArrayBuffer> | null;
  draft: Uint8Array<ArrayBuffer> | null;
  secret: Uint8Array<ArrayBuffer> | null;
  failures: number;
  packs: Map<string, { path: string; text: string }[]>;
}

/** An empty disk. */
export const memoryDisk = (): MemoryDisk => ({
  journal: [],
  vault: null,
  draft: null,
  secret: null,
  failures: 0,
  packs: new Map(),
});

type Moment = 'before' | 'after';

export interface MemoryHost extends HostBridge {
  readonly disk: MemoryDisk;
  /** Names of the calls so far, in order. */
  readonly calls: string[];
  /** Milliseconds since the start, for the wait after wrong passphrases; a test moves it on. */
  nowMs: number;
  /** Set by a test: runs before and after each call; what it throws is the answer. */
  fault: ((name: HostCallName, moment: Moment) => void | Promise<void>) | null;
  /** What `journal.describe` answers as the condition. */
  condition: JournalState['condition'];
}

const headOf = (frames: readonly Uint8Array[]): string =>
  bytesToHex(frames.reduce((head, frame) => sha256(concatBytes(head, frame)), new Uint8Array(32)));

/** A hash chain that remembers where it was: a test appends thousands of frames. */
function makeChain(disk: MemoryDisk): () => string {
  let known: { journal: readonly Uint8Array[]; count: number; head: string } | null = null;
  return () => {
    const { journal } = disk;
    if (known === null || known.journal !== journal || known.count > journal.length)
      known = { journal, count: journal.length, head: headOf(journal) };
    else
      for (; known.count < journal.length; known.count++) {
        const frame = journal[known.count] ?? new Uint8Array();
        const head = Uint8Array.from(known.head.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
        known.head = bytesToHex(sha256(concatBytes(head, frame)));
      }
    return known.head;
  };
}

/**
 * A host that keeps to the contract and holds everything in memory: inputs and outputs are parsed, bytes are copied,
 * frames chained, attempts counted. Takes what `host.describe` shall answer differently.
 */
export function createMemoryHost(
  disk: MemoryDisk = memoryDisk(),
  described: Partial<HostOutput<'host.describe'>> = {},
): MemoryHost {
  const chain = makeChain(disk);
  let fresh: Uint8Array<ArrayBuffer>[] | null = null;
  let freeAtMs = 0;

  const state = (): JournalState => ({
    count: disk.journal.length,
    sizeBytes: disk.journal.reduce((sum, frame) => sum + frame.length, 0),
    head: chain(),
    condition: host.condition,
    lostBytes: host.condition === 'good' ? 0 : 1,
  });
  const readFrames = (from: number, maxBytes: number) => {
    const frames: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (const frame of disk.journal.slice(from)) {
      size += frame.length;
      if (frames.length > 0 && size > maxBytes) break;
      frames.push(frame.slice());
    }
    const next = from + frames.length;
    return { frames, next: next < disk.journal.length ? next : null };
  };

  const handlers: HostHandlers = {
    'host.describe': () => ({
      kind: 'browser',
      appVersion: '0.1.0',
      platform: 'linux',
      systemLanguage: 'pl',
      demo: false,
      secretStore: 'keychain',
      kdfMemoryMib: 64,
      ...described,
    }),
    'settings.read': () => defaultSettings,
    'settings.write': () => ({}),
    'vault.read': () => ({ bytes: disk.vault?.slice() ?? null }),
    'vault.write': ({ bytes }) => {
      disk.vault = bytes.slice();
      return {};
    },
    'attempts.read': () => ({ failures: disk.failures, waitMs: Math.max(0, freeAtMs - host.nowMs) }),
    'attempts.begin': () => {
      if (freeAtMs > host.nowMs) throw new AppError('unlock-too-soon', { waitMs: freeAtMs - host.nowMs });
      disk.failures += 1;
      freeAtMs = host.nowMs + unlockDelayMs(disk.failures);
      return { failures: disk.failures };
    },
    'attempts.reset': () => {
      disk.failures = 0;
      freeAtMs = 0;
      return {};
    },
    'secret.obtain': () => {
      disk.secret ??= crypto.getRandomValues(new Uint8Array(32));
      return { secret: disk.secret.slice() };
    },
    'journal.describe': state,
    'journal.append': ({ frames }) => {
      fresh = null;
      disk.journal.push(...frames.map(frame => frame.slice()));
      return { count: disk.journal.length, head: chain() };
    },
    'journal.read': ({ from, maxBytes }) => readFrames(from, maxBytes),
    'journal.rewrite': input => {
      if (input.step === 'begin') fresh = [];
      else if (input.step === 'abort') fresh = null;
      else if (fresh === null) throw new AppError('journal-busy');
      else if (input.step === 'append') fresh.push(...input.frames.map(frame => frame.slice()));
      else {
        disk.journal = fresh;
        fresh = null;
        host.condition = 'good';
        return { state: state() };
      }
      return { state: null };
    },
    'draft.read': () => ({ bytes: disk.draft?.slice() ?? null }),
    'draft.write': ({ bytes }) => {
      disk.draft = bytes?.slice() ?? null;
      return {};
    },
    'packs.list': () => ({ ids: [...disk.packs.keys()] }),
    'packs.read': ({ id }) => {
      const files = disk.packs.get(id);
      if (files === undefined)
        throw new AppError('pack-missing', { pack: id, file: 'manifest.json', at: '' });
      return { files };
    },
    'files.save': () => ({ outcome: 'saved' }),
    'files.savePdf': () => ({ outcome: 'canceled' }),
    'files.open': () => ({ bytes: null }),
    'links.open': () => ({}),
    'clipboard.write': () => ({}),
    'window.setBusy': () => ({}),
    'window.confirmClose': () => ({}),
    'menu.setLanguage': () => ({}),
  };

  const run = async <N extends HostCallName>(name: N, given: unknown): Promise<unknown> => {
    const input = hostCalls[name].input.safeParse(given);
    if (!input.success) throw new AppError('host-refused-input', { call: name });
    await host.fault?.(name, 'before');
    const handler: (input: never) => unknown = handlers[name];
    const output = hostCalls[name].output.parse(await Reflect.apply(handler, undefined, [input.data]));
    await host.fault?.(name, 'after');
    return output;
  };

  const host: MemoryHost = {
    disk,
    calls: [],
    nowMs: 0,
    fault: null,
    condition: 'good',
    async call(name: string, input: unknown): Promise<Answer<unknown>> {
      host.calls.push(name);
      const known = Object.keys(hostCalls).find((key): key is HostCallName => key === name);
      if (known === undefined) return { ok: false, code: 'host-refused-input', details: {} };
      return answerOf(
        () => run(known, input),
        error => {
          throw error;
        },
      );
    },
    onEvent: () => () => undefined,
  };
  return host;
}
