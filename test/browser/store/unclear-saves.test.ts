import { describe, expect, it } from 'vitest';
import { AppError } from '../../../core/errors.ts';
import type { HostCallName } from '../../../core/host/contract.ts';
import { aDraft, idAt } from '../../helpers/a-consultation.ts';
import { type AStore, aStore, passphrase, withVault } from '../../helpers/a-store.ts';
import { createMemoryHost, memoryDisk } from '../../helpers/memory-host.ts';
import { freshName } from '../../helpers/store-parts.ts';

const person = { givenName: 'Олена', familyName: 'Прикладенко', phone: '' };
const withNote = (n: number, note: string) => {
  const draft = aDraft(n);
  return { ...draft, fields: { ...draft.fields, note } };
};

async function openDesk() {
  const disk = memoryDisk();
  const name = freshName();
  const start = () => aStore(createMemoryHost(disk), name);
  const store = start();
  await withVault(store);
  await store.idle();
  const again = async (): Promise<AStore> => {
    const later = start();
    await later.call('vault.unlock', { passphrase });
    await later.idle();
    return later;
  };
  return { store, disk, again };
}

/** The frames reach the disk, and nobody hears of it: the connection goes between the two. */
const losingTheAnswer = (name: HostCallName, moment: 'before' | 'after'): void => {
  if (name === 'journal.describe' || (name === 'journal.append' && moment === 'after'))
    throw new AppError('host-unreachable');
};

describe('a save of which nobody can say whether it was kept', () => {
  it('finished once more is one visit with the words typed last, in the database and in the journal', async () => {
    const { store, again } = await openDesk();
    store.host.fault = losingTheAnswer;
    await expect(store.call('consultation.finish', withNote(1, 'pierwsze'))).rejects.toMatchObject({
      code: 'host-unreachable',
    });
    store.host.fault = null;
    const record = await store.call('consultation.finish', withNote(1, 'pierwsze i drugie'));
    expect(record).toMatchObject({ note: 'pierwsze i drugie', revision: 2 });
    expect(await store.call('desk.status', {})).toMatchObject({ onlyHere: 1 });
    await store.end();
    const later = await again();
    expect((await later.call('consultation.get', { id: idAt(1) })).note).toBe('pierwsze i drugie');
    expect(later.events.filter(event => event.type === 'notice')).toEqual([]);
    await later.end();
  });

  it('leaves the draft that was written on after it, over a lock', async () => {
    const { store, again } = await openDesk();
    await store.call('draft.save', withNote(1, 'pierwsze'));
    store.host.fault = losingTheAnswer;
    await expect(store.call('consultation.finish', withNote(1, 'pierwsze'))).rejects.toMatchObject({
      code: 'host-unreachable',
    });
    store.host.fault = null;
    await store.call('draft.save', withNote(1, 'pierwsze i drugie'));
    await store.end();
    const later = await again();
    expect((await later.call('draft.load', {}))?.fields.note).toBe('pierwsze i drugie');
    expect(await later.call('consultation.finish', withNote(1, 'pierwsze i drugie'))).toMatchObject({
      revision: 2,
    });
    expect(await later.call('draft.load', {})).toBeNull();
    await later.end();
  });

  it('opens one case, which is found, however often it is tried', async () => {
    const { store } = await openDesk();
    await store.call('consultation.finish', aDraft(1));
    store.host.fault = losingTheAnswer;
    await expect(store.call('case.open', { consultationId: idAt(1), person })).rejects.toMatchObject({
      code: 'host-unreachable',
    });
    store.host.fault = null;
    const opened = await store.call('case.open', { consultationId: idAt(1), person });
    expect(opened.number).toBe(1);
    expect(await store.call('case.list', {})).toMatchObject([{ id: opened.id, visits: 1 }]);
    expect(await store.call('consultation.get', { id: idAt(1) })).toMatchObject({ caseId: opened.id });
    const found = await store.call('search.query', { text: 'prykladenko', language: 'pl', limit: 5 });
    expect(found.groups.find(({ group }) => group === 'case')?.total).toBe(1);
    await store.end();
  });

  it('opens one case for a running draft, too', async () => {
    const { store, again } = await openDesk();
    await store.call('draft.save', aDraft(1));
    store.host.fault = losingTheAnswer;
    await expect(store.call('case.open', { consultationId: idAt(1), person })).rejects.toMatchObject({
      code: 'host-unreachable',
    });
    store.host.fault = null;
    const opened = await store.call('case.open', { consultationId: idAt(1), person });
    expect(await store.call('case.list', {})).toMatchObject([{ id: opened.id, number: 1 }]);
    expect(await store.call('consultation.finish', aDraft(1))).toMatchObject({ caseId: opened.id });
    await store.end();
    const later = await again();
    expect(await later.call('case.list', {})).toMatchObject([{ id: opened.id, number: 1 }]);
    await later.end();
  });
});

describe('a finished visit', () => {
  it('does not take the draft of the next one with it, even when it is finished twice', async () => {
    const { store, disk } = await openDesk();
    await store.call('draft.save', withNote(1, 'pierwsza rozmowa'));
    await store.call('consultation.finish', withNote(1, 'pierwsza rozmowa'));
    await store.call('draft.save', withNote(2, 'druga rozmowa'));
    await store.call('consultation.finish', withNote(1, 'pierwsza rozmowa'));
    expect(disk.draft).not.toBeNull();
    expect((await store.call('draft.load', {}))?.fields.note).toBe('druga rozmowa');
    await store.end();
  });

  it('is not brought back by a late save of its draft', async () => {
    const { store, disk } = await openDesk();
    await store.call('consultation.finish', withNote(1, 'a'));
    await store.call('draft.save', withNote(1, 'a'));
    expect(disk.draft).toBeNull();
    await store.end();
  });
});
