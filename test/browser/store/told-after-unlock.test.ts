import { describe, expect, it } from 'vitest';
import { decodeVault, encodeVault } from '../../../core/vault/slots.ts';
import { aDraft, idAt } from '../../helpers/a-consultation.ts';
import { type AStore, aStore, passphrase, withVault } from '../../helpers/a-store.ts';
import { createMemoryHost, memoryDisk } from '../../helpers/memory-host.ts';
import { freshName, onRawTable, rawRows } from '../../helpers/store-parts.ts';

function aComputer() {
  const disk = memoryDisk();
  const name = freshName();
  return { disk, name, start: () => aStore(createMemoryHost(disk), name) };
}
const noticesOf = (store: AStore): unknown[] =>
  store.events.flatMap(event => (event.type === 'notice' ? [[event.notice, event.details]] : []));
const person = { givenName: 'Олена', familyName: 'Прикладенко', phone: '' };

describe('a record that somebody put back to an older state on disk (B6)', () => {
  it('is put right after unlock, named, and everything that shows it is told', async () => {
    const { name, start } = aComputer();
    const first = start();
    await withVault(first);
    await first.call('consultation.finish', aDraft(1));
    await first.call('consultation.finish', aDraft(2));
    const opened = await first.call('case.open', { consultationId: idAt(1), person });
    const old = {
      visit: (await rawRows(name, 'consultations')).find(row => row.id === idAt(2)),
      record: (await rawRows(name, 'cases'))[0],
    };
    const draft = aDraft(2);
    await first.call('consultation.correct', {
      id: idAt(2),
      fields: { ...draft.fields, note: 'poprawione' },
    });
    await first.call('case.attach', { caseId: opened.id, consultationId: idAt(2) });
    await first.end();
    await onRawTable(name, 'consultations', table => table.put(old.visit));
    await onRawTable(name, 'cases', table => table.put(old.record));

    const store = start();
    await store.call('vault.unlock', { passphrase });
    await store.idle();
    expect(noticesOf(store)).toEqual([
      ['record-repaired', { table: 'consultations', id: idAt(2) }],
      ['record-repaired', { table: 'cases', id: opened.id }],
    ]);
    expect(await store.call('consultation.get', { id: idAt(2) })).toMatchObject({
      note: 'poprawione',
      caseId: opened.id,
    });
    expect(await store.call('case.list', {})).toMatchObject([{ id: opened.id, visits: 2 }]);
    const found = await store.call('search.query', { text: 'poprawione', language: 'pl', limit: 5 });
    expect(found.groups.find(({ group }) => group === 'case')?.total).toBe(1);
    const told = store.events.findIndex(event => event.type === 'notice');
    const after = store.events.slice(told).flatMap(event => (event.type === 'changed' ? event.kinds : []));
    expect(after).toContain('case');
    expect(store.bugs).toEqual([]);
    await store.end();
  });
});

describe('a key file that asks for less than the program accepts (A3)', () => {
  it('is refused in the usual words before anything is derived, and named to whoever opens it otherwise', async () => {
    const { disk, name, start } = aComputer();
    const first = start();
    const recoveryKey = await withVault(first);
    await first.end();
    expect(noticesOf(first)).toEqual([]);
    const vault = decodeVault(disk.vault ?? new Uint8Array());
    const weak = { memoryKib: 8192, passes: 1, lanes: 1 };
    const slots = vault.slots.map(slot =>
      slot.kind === 'passphrase' ? { ...slot, kdf: { ...slot.kdf, ...weak } } : slot,
    );
    disk.vault = new Uint8Array(encodeVault({ ...vault, slots }));
    let derivations = 0;
    const store = aStore(createMemoryHost(disk), name, {
      kdf: async () => {
        derivations += 1;
        return new Uint8Array(32);
      },
    });
    expect(await store.answer('vault.unlock', { passphrase })).toEqual({
      ok: false,
      code: 'unlock-refused',
      details: {},
    });
    expect(derivations).toBe(0);
    expect(noticesOf(store)).toEqual([]);
    await store.call('vault.unlockWithRecoveryKey', { typed: recoveryKey });
    await store.idle();
    expect(noticesOf(store)).toEqual([['vault-downgraded', {}]]);
    await store.end();
  });
});
