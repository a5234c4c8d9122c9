import { expect, it } from 'vitest';
import { AppError } from '../../../core/errors.ts';
import { aDraft } from '../../helpers/a-consultation.ts';
import { aStore, passphrase, withVault } from '../../helpers/a-store.ts';
import { createMemoryHost, memoryDisk } from '../../helpers/memory-host.ts';
import { freshName } from '../../helpers/store-parts.ts';

it('records put aside for a new vault stay what the host keeps, however often the full disk is tried', async () => {
  const disk = memoryDisk();
  const name = freshName();
  const first = aStore(createMemoryHost(disk), name);
  await withVault(first);
  await first.call('consultation.finish', aDraft());
  await first.end();
  disk.vault = null;
  const host = createMemoryHost(disk);
  const store = aStore(host, name);
  const { recoveryKey } = await store.call('vault.create', {
    passphrase,
    pointName: 'A',
    consultantCode: 'B',
    setAsideOldRecords: true,
  });
  host.fault = call => {
    if (call === 'vault.write') throw new AppError('disk-full');
  };
  for (const _ of [1, 2])
    await expect(store.call('vault.confirm', { typed: recoveryKey })).rejects.toMatchObject({
      code: 'disk-full',
    });
  host.fault = null;
  await store.call('vault.confirm', { typed: recoveryKey });
  // The host keeps one journal as `.previous`: a second rewrite would put an empty one in the place of the records.
  expect(host.calls.filter(call => call === 'journal.rewrite')).toHaveLength(2);
  expect(await store.call('vault.state', {})).toMatchObject({ state: 'open' });
  await store.end();
});
