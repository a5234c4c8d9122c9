import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

const store = sourceFiles(['renderer/store'], ['.ts']);
const all = sourceFiles(['core', 'electron', 'renderer'], ['.ts', '.tsx']);
const textOf = (path: string): string => store.find(file => file.path.endsWith(path))?.text ?? '';

/** Lines that hand a middleware to Dexie. Without a level Dexie takes 10, above all of its own. */
const uses = (files: readonly { path: string; text: string }[]): string[] =>
  files.flatMap(({ path, text }) =>
    [...text.matchAll(/\.use\(([^;]*)\)/g)].map(match => `${path}: ${match[1]}`),
  );

describe('the sealing middleware', () => {
  it('is the only one, and stands at an explicit level below those of Dexie', () => {
    expect(uses(store)).toEqual(['renderer/store/database.ts: sealingMiddleware(sealer)']);
    const level = /export const sealingLevel = (-?\d+);/.exec(textOf('sealing-middleware.ts'))?.[1];
    expect(Number(level)).toBeLessThan(-1);
    expect(textOf('sealing-middleware.ts')).toMatch(/\n {2}level: sealingLevel,\n/);
  });

  it('leaves no other table open than those that hold nothing about a client', () => {
    const plain = /plainTables: ReadonlySet<string> = new Set\(\[([^\]]*)\]\)/.exec(
      textOf('sealing-middleware.ts'),
    )?.[1];
    expect(plain?.split(',').map(name => name.trim())).toEqual(["'outbox'", "'packs'", "'asides'"]);
  });

  it('is never gone round: Dexie and IndexedDB are opened in two known places, without a cache', () => {
    const dexie = all.filter(file => /new Dexie\(/.test(file.text)).map(file => file.path);
    const native = all.filter(file => /indexedDB\.open|\bidb\b/.test(file.text)).map(file => file.path);
    expect([dexie, native]).toEqual([['renderer/store/database.ts', 'renderer/store/snapshot-place.ts'], []]);
    for (const file of ['database.ts', 'snapshot-place.ts'])
      expect(textOf(file)).toContain("cache: 'disabled'");
    expect(textOf('database.ts')).toContain("chromeTransactionDurability: 'strict'");
  });
});

describe('the place of the kept index', () => {
  it('writes nothing but rows that it has sealed itself', () => {
    const text = textOf('snapshot-place.ts');
    const writes = [...text.matchAll(/table\s*\.(put|bulkPut|add|bulkAdd|update|modify)\(([^;]*);/g)];
    expect(writes.map(match => match[2])).toEqual([
      '{ id, sealed: sealBytes(key, contextOf(id, revision), plain, random) })',
    ]);
  });
});

describe('transactions', () => {
  it('are opened by one helper, described without waiting, and never held open by Dexie.waitFor', () => {
    const opening = all.filter(file => /\.transaction\(/.test(file.text)).map(file => file.path);
    expect(opening).toEqual(['renderer/store/atomically.ts']);
    expect(all.filter(file => /waitFor\(/.test(file.text)).map(file => file.path)).toEqual([]);
    expect(store.filter(file => /atomically\([^;]*async /.test(file.text)).map(file => file.path)).toEqual(
      [],
    );
  });
});
