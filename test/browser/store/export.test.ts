import { expect, it } from 'vitest';
import { batchFromCsv } from '../../../core/report/summary-csv.ts';
import { aDraft, idAt } from '../../helpers/a-consultation.ts';
import { aStore, now, withVault } from '../../helpers/a-store.ts';
import { createMemoryHost, memoryDisk } from '../../helpers/memory-host.ts';
import { freshName } from '../../helpers/store-parts.ts';

const on = now.slice(0, 10);
const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

it('what was previewed is what is saved, byte for byte and in either form, until a record changes', async () => {
  let minutes = 0;
  const store = aStore(createMemoryHost(memoryDisk()), freshName(), {
    clock: {
      now: () => new Date(Date.parse(now) + 60_000 * minutes++).toISOString(),
      dayOf: instant => instant.slice(0, 10),
    },
  });
  await withVault(store);
  await store.call('consultation.finish', aDraft(1));
  await store.call('consultation.finish', aDraft(2));
  const ask = (
    selection: Parameters<typeof store.call<'export.summaries'>>[1]['selection'],
    form: 'json' | 'csv',
  ) => store.call('export.summaries', { selection, form });
  const day = { kind: 'day', on } as const;
  const previewed = await ask(day, 'json');
  const saved = await ask(day, 'json');
  expect(textOf(saved.bytes)).toBe(textOf(previewed.bytes));
  expect(saved.fileName).toBe(previewed.fileName);
  expect(batchFromCsv(textOf((await ask(day, 'csv')).bytes))).toEqual(previewed.batch);

  const one = await ask({ kind: 'one', id: idAt(1) }, 'json');
  expect(one.batch.exportId).not.toBe(previewed.batch.exportId);
  await store.call('consultation.correct', {
    id: idAt(2),
    fields: { ...aDraft(2).fields, urgency: 'urgent' },
  });
  const after = await ask(day, 'json');
  expect(after.batch.exportId).not.toBe(previewed.batch.exportId);
  expect(after.batch.createdAt > previewed.batch.createdAt).toBe(true);
  const empty = [
    await ask({ kind: 'day', on: '2026-01-01' }, 'json'),
    await ask({ kind: 'day', on: '2026-01-02' }, 'json'),
  ];
  expect(new Set(empty.map(({ batch }) => batch.exportId)).size).toBe(2);
  await store.end();
});
