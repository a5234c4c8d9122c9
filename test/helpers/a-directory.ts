import type { StoreInput } from '../../renderer/store/port.ts';
import { type AStore, aStore, shippedPack, withVault } from './a-store.ts';
import { createMemoryHost, memoryDisk } from './memory-host.ts';
import { freshName } from './store-parts.ts';

/** A computer with the shipped packs, whose program can be started again and again. */
export async function aDirectory() {
  const disk = memoryDisk();
  const name = freshName();
  for (const id of ['guidance-pl', 'contacts-malopolska']) disk.packs.set(id, await shippedPack(id));
  const start = async (given: Parameters<typeof aStore>[2] = {}): Promise<AStore> => {
    const store = aStore(createMemoryHost(disk), name, given);
    await store.start();
    return store;
  };
  return { disk, name, start };
}

/** The program with the vault open and everything read. */
export async function anOpenDirectory(given: Parameters<typeof aStore>[2] = {}) {
  const computer = await aDirectory();
  const store = await computer.start(given);
  await withVault(store);
  await store.idle();
  return { ...computer, store };
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** One file to be imported. */
export const aFile = (name: string, content: string | Uint8Array<ArrayBuffer>) => ({
  name,
  bytes: typeof content === 'string' ? bytesOf(content) : content,
});

/** The dry run of a file. */
export const preview = (
  store: AStore,
  file: ReturnType<typeof aFile>,
  given: Partial<StoreInput<'directory.import.preview'>> = {},
) => store.call('directory.import.preview', { files: [file], columns: null, language: 'en', ...given });

/** Every row of a dry run, of one kind or of all. */
export const rowsOfPreview = async (
  store: AStore,
  token: string,
  kind: StoreInput<'directory.import.rows'>['kind'] = null,
) => (await store.call('directory.import.rows', { token, kind, from: 0, limit: 500 })).rows;

/** Stores a dry run. */
export const apply = (store: AStore, token: string, onConflict: 'keep-mine' | 'take-file' = 'keep-mine') =>
  store.call('directory.import.apply', { token, onConflict, leaveOut: [] });

/** Everything the directory holds, as plain values. */
export const contents = async (store: AStore) => {
  const rows = await store.call('directory.list', { language: 'en' });
  return Promise.all(rows.map(async ({ id }) => (await store.call('directory.contact', { id })).contact));
};
