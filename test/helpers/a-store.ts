import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { Dexie } from 'dexie';
import { unwrapAnswer } from '../../core/errors.ts';
import { manifestSchema } from '../../core/pack/manifest.ts';
import type { Kdf } from '../../core/vault/kdf-policy.ts';
import { composeStore, type StoreParts } from '../../renderer/store/compose.ts';
import { createHost } from '../../renderer/store/host.ts';
import type { StoreCallName, StoreEvent, StoreInput, StoreOutput } from '../../renderer/store/port.ts';
import { serve } from '../../renderer/store/serve.ts';
import type { MemoryHost } from './memory-host.ts';
import { browserRandom } from './store-parts.ts';

Dexie.debug = false;

export const passphrase = 'trzy zielone parasole 7';
export const now = '2026-11-14T10:00:00.000Z';

/** In the place of Argon2id where a test is not about it. */
export const quickKdf: Kdf = async ({ passphrase: secret, salt }) => sha256(concatBytes(secret, salt));

/** A pack of this repository as the host hands it over. */
export async function shippedPack(id: string): Promise<{ path: string; text: string }[]> {
  const read = async (path: string) => (await fetch(`/content/${id}/${path}`)).text();
  const manifestText = await read('manifest.json');
  const { files } = manifestSchema.parse(JSON.parse(manifestText));
  const rest = await Promise.all(files.map(async ({ path }) => ({ path, text: await read(path) })));
  return [{ path: 'manifest.json', text: manifestText }, ...rest];
}

/** The data worker's inside, in the page: every call goes through the same checks as over the port. */
export function aStore(host: MemoryHost, databaseName: string, given: Partial<StoreParts> = {}) {
  const events: StoreEvent[] = [];
  const bugs: unknown[] = [];
  const store = composeStore({
    host: createHost((name, input) => host.call(name, input)),
    clock: { now: () => now, dayOf: instant => instant.slice(0, 10) },
    random: browserRandom,
    kdf: quickKdf,
    emit: event => {
      events.push(event);
    },
    pause: () => new Promise(resolve => setTimeout(resolve, 0)),
    nowMs: () => performance.now(),
    onBug: error => {
      bugs.push(error);
    },
    databaseName,
    ...given,
  });
  const answer = serve({
    handlers: store.handlers,
    ready: Promise.resolve(),
    requireVault: store.session.require,
    onBug: error => {
      bugs.push(error);
    },
  });
  const call = async <N extends StoreCallName>(name: N, input: StoreInput<N>): Promise<StoreOutput<N>> => {
    const value = unwrapAnswer(await answer(name, input));
    return value as StoreOutput<N>;
  };
  /** The program ends in peace: what runs in the background ends first. */
  const end = async (): Promise<void> => {
    await store.idle();
    store.end();
  };
  return { ...store, end, host, events, bugs, answer, call };
}
export type AStore = ReturnType<typeof aStore>;

/** Makes a vault and leaves it open; answers its recovery key. */
export async function withVault(store: AStore): Promise<string> {
  const { recoveryKey } = await store.call('vault.create', {
    passphrase,
    pointName: 'Kraków, Przy Rondzie 6',
    consultantCode: 'K-04',
  });
  await store.call('vault.confirm', { typed: recoveryKey });
  return recoveryKey;
}
