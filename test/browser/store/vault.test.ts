import { describe, expect, it } from 'vitest';
import { AppError } from '../../../core/errors.ts';
import { decodeVault, encodeVault } from '../../../core/vault/slots.ts';
import { aDraft } from '../../helpers/a-consultation.ts';
import { aStore, passphrase, withVault } from '../../helpers/a-store.ts';
import { createMemoryHost, memoryDisk } from '../../helpers/memory-host.ts';
import { freshName } from '../../helpers/store-parts.ts';

function aComputer(described = {}) {
  const disk = memoryDisk();
  const name = freshName();
  return { disk, name, start: () => aStore(createMemoryHost(disk, described), name) };
}

describe('the vault of the data worker', () => {
  it('stores nothing before the recovery key was typed back', async () => {
    const { disk, start } = aComputer();
    const store = start();
    expect(await store.call('vault.state', {})).toEqual({ state: 'none', waitMs: 0, deviceBound: true });
    const { recoveryKey } = await store.call('vault.create', {
      passphrase,
      pointName: 'A',
      consultantCode: 'B',
    });
    expect([disk.vault, disk.journal.length]).toEqual([null, 0]);
    for (const typed of ['', 'nonsense', `${recoveryKey.slice(0, -1)}0`])
      await expect(store.call('vault.confirm', { typed })).rejects.toMatchObject({
        code: 'recovery-key-mismatch',
      });
    expect(disk.vault).toBeNull();
    await expect(store.call('desk.status', {})).rejects.toMatchObject({ code: 'vault-locked' });
    await store.call('vault.confirm', { typed: recoveryKey.toLowerCase().replaceAll('-', ' ') });
    expect(await store.call('vault.state', {})).toMatchObject({ state: 'open' });
    await expect(
      store.call('vault.create', { passphrase, pointName: 'A', consultantCode: 'B' }),
    ).rejects.toMatchObject({
      code: 'vault-exists',
    });
    await store.end();
  });

  it('refuses the recovery key of another vault at confirming', async () => {
    const other = aComputer().start();
    const foreign = await withVault(other);
    const store = aComputer().start();
    await store.call('vault.create', { passphrase, pointName: 'A', consultantCode: 'B' });
    await expect(store.call('vault.confirm', { typed: foreign })).rejects.toMatchObject({
      code: 'recovery-key-mismatch',
    });
    await other.end();
    await store.end();
  });

  it('opens after a restart with the passphrase and knows its point', async () => {
    const computer = aComputer();
    const first = computer.start();
    await withVault(first);
    await first.end();
    const store = computer.start();
    expect(await store.call('vault.state', {})).toMatchObject({ state: 'locked', deviceBound: true });
    await store.call('vault.unlock', { passphrase });
    expect(await store.call('desk.status', {})).toMatchObject({
      pointName: 'Kraków, Przy Rondzie 6',
      consultantCode: 'K-04',
    });
    expect(computer.disk.failures).toBe(0);
    await store.end();
  });

  it('answers a wrong passphrase, a damaged slot, low costs and a missing device secret in the same words', async () => {
    const computer = aComputer();
    const first = computer.start();
    await withVault(first);
    await first.end();
    const good = computer.disk.vault;
    const secret = computer.disk.secret;
    if (good === null) throw new Error('the vault was stored');
    const slotWith = (change: object) => {
      const vault = decodeVault(good);
      const slots = vault.slots.map(slot => (slot.kind === 'passphrase' ? { ...slot, ...change } : slot));
      return new Uint8Array(encodeVault({ ...vault, slots }));
    };
    const kdf = { algorithm: 'argon2id', version: 19, memoryKib: 8192, passes: 1, lanes: 1 };
    const cases: [string, Uint8Array<ArrayBuffer>, typeof secret][] = [
      ['a wrong passphrase', good, secret],
      [passphrase, slotWith({ salt: '00'.repeat(16) }), secret],
      [passphrase, slotWith({ kdf }), secret],
      [passphrase, good, new Uint8Array(32)],
    ];
    const answers: unknown[] = [];
    for (const [typed, bytes, device] of cases) {
      computer.disk.vault = bytes;
      computer.disk.secret = device;
      computer.disk.failures = 0;
      answers.push(await computer.start().answer('vault.unlock', { passphrase: typed }));
    }
    expect(new Set(answers.map(answer => JSON.stringify(answer)))).toEqual(
      new Set(['{"ok":false,"code":"unlock-refused","details":{}}']),
    );
  });

  it('counts each attempt before the derivation, makes them wait over a restart, and forgets them on success', async () => {
    const computer = aComputer();
    const first = computer.start();
    await withVault(first);
    await first.end();
    let host = createMemoryHost(computer.disk);
    const order: string[] = [];
    const store = aStore(host, computer.name, {
      kdf: async () => {
        order.push(`kdf after ${host.disk.failures}`);
        return new Uint8Array(32);
      },
    });
    for (let n = 0; n < 4; n++)
      await expect(store.call('vault.unlock', { passphrase: 'wrong' })).rejects.toMatchObject({
        code: 'unlock-refused',
      });
    expect(order).toEqual(['kdf after 1', 'kdf after 2', 'kdf after 3', 'kdf after 4']);
    await expect(store.call('vault.unlock', { passphrase })).rejects.toMatchObject({
      code: 'unlock-too-soon',
      details: { waitMs: 2000 },
    });
    expect(await store.call('vault.state', {})).toMatchObject({ waitMs: 2000 });
    expect(order).toHaveLength(4);
    host.nowMs += 2000;
    host = createMemoryHost(computer.disk);
    const again = aStore(host, computer.name);
    await again.call('vault.unlock', { passphrase });
    expect(computer.disk.failures).toBe(0);
    await again.end();
  });

  it('opens even where a full disk cannot count the attempt, and keeps the wait that is due', async () => {
    const computer = aComputer();
    const first = computer.start();
    await withVault(first);
    await first.end();
    const host = createMemoryHost(computer.disk);
    host.fault = name => {
      if (name === 'attempts.begin' || name === 'attempts.reset') throw new AppError('disk-full');
    };
    const store = aStore(host, computer.name);
    await store.call('vault.unlock', { passphrase });
    expect(await store.call('vault.state', {})).toMatchObject({ state: 'open' });
    await store.end();
  });

  it('opens with the recovery key when the keychain is lost, then takes a new passphrase', async () => {
    const computer = aComputer();
    const first = computer.start();
    const recoveryKey = await withVault(first);
    await first.end();
    computer.disk.secret = null;
    const host = createMemoryHost(computer.disk);
    const store = aStore(host, computer.name);
    await expect(store.call('vault.unlock', { passphrase })).rejects.toMatchObject({
      code: 'unlock-refused',
    });
    await store.call('vault.unlockWithRecoveryKey', { typed: recoveryKey });
    await store.call('vault.changePassphrase', { passphrase: 'cztery żółte rowery 8' });
    await store.end();
    const again = computer.start();
    await expect(again.call('vault.unlock', { passphrase })).rejects.toMatchObject({
      code: 'unlock-refused',
    });
    await again.call('vault.unlock', { passphrase: 'cztery żółte rowery 8' });
    await again.end();
  });

  it('takes a new passphrase after the recovery key although the keychain refuses the secret it still holds', async () => {
    const computer = aComputer();
    const first = computer.start();
    const recoveryKey = await withVault(first);
    await first.end();
    const host = createMemoryHost(computer.disk);
    host.fault = name => {
      if (name === 'secret.obtain') throw new AppError('secret-store-unavailable');
    };
    const store = aStore(host, computer.name);
    await store.call('vault.unlockWithRecoveryKey', { typed: recoveryKey });
    await store.call('vault.changePassphrase', { passphrase: 'cztery żółte rowery 8' });
    expect(await store.call('vault.state', {})).toMatchObject({ deviceBound: false });
    await store.end();
    const again = aStore(host, computer.name);
    await again.call('vault.unlock', { passphrase: 'cztery żółte rowery 8' });
    await again.end();
  });

  it('keeps the old passphrase when the new one cannot be written', async () => {
    const computer = aComputer();
    const host = createMemoryHost(computer.disk);
    const store = aStore(host, computer.name);
    await withVault(store);
    host.fault = name => {
      if (name === 'vault.write') throw new AppError('disk-full');
    };
    await expect(
      store.call('vault.changePassphrase', { passphrase: 'cztery żółte rowery 8' }),
    ).rejects.toMatchObject({
      code: 'disk-full',
    });
    await store.end();
    const again = computer.start();
    await again.call('vault.unlock', { passphrase });
    await again.end();
  });

  it('does not begin anew over records whose vault is gone, unless told to put them aside', async () => {
    const computer = aComputer();
    const first = computer.start();
    await withVault(first);
    await first.call('consultation.finish', aDraft());
    await first.end();
    computer.disk.vault = null;
    const store = computer.start();
    const input = { passphrase, pointName: 'A', consultantCode: 'B' };
    await expect(store.call('vault.create', input)).rejects.toMatchObject({
      code: 'vault-missing',
      details: { records: 1 },
    });
    const { recoveryKey } = await store.call('vault.create', { ...input, setAsideOldRecords: true });
    await store.call('vault.confirm', { typed: recoveryKey });
    expect(await store.call('desk.status', {})).toMatchObject({ today: 0, onlyHere: 0 });
    await store.end();
    expect(store.bugs).toEqual([]);
  });

  it('renames the point', async () => {
    const computer = aComputer({ secretStore: 'none' });
    const store = computer.start();
    await withVault(store);
    await store.call('profile.save', { pointName: 'Tarnów', consultantCode: 'K-09' });
    await store.end();
    const again = computer.start();
    expect(await again.call('vault.state', {})).toMatchObject({ deviceBound: false });
    await again.call('vault.unlock', { passphrase });
    expect(await again.call('desk.status', {})).toMatchObject({
      pointName: 'Tarnów',
      consultantCode: 'K-09',
    });
    await again.end();
  });

  it.each([[''], ['short'], ['x'.repeat(1025)]])('does not take %j as a new passphrase', async bad => {
    const store = aComputer().start();
    await expect(
      store.call('vault.create', { passphrase: bad, pointName: 'A', consultantCode: 'B' }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^passphrase-too-/) });
    await store.end();
  });
});
