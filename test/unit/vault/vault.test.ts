import { bytesToHex } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPoint, sealPoint } from '../../../core/vault/point.ts';
import { decodeVault, encodeVault, type PassphraseSlot, type Vault } from '../../../core/vault/slots.ts';
import {
  createVault,
  type NewPassphrase,
  openWithPassphrase,
  openWithRecoveryKey,
  replacePassphraseSlot,
} from '../../../core/vault/vault.ts';
import { unwrapMasterKey, wrapMasterKey } from '../../../core/vault/wrap.ts';
import { deriveArgon2id } from '../../../renderer/store/kdf.ts';
import {
  goldenDeviceSecret,
  goldenMasterKey,
  goldenPassphrase,
  goldenRecoveryKey,
  goldenVault,
} from '../../helpers/golden-vault.ts';
import { quickKdf } from '../../helpers/quick-kdf.ts';
import { asyncFailureOf, codeOf, failureOf } from '../../helpers/thrown-by.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const deviceSecret = random(32);
const passphrase = 'zielony czajnik śpiewa rano';
const quick = quickKdf();
const fresh = (change: Partial<NewPassphrase> = {}): NewPassphrase => ({
  passphrase,
  deviceSecret,
  kdfMemoryMib: 64,
  kdf: quick.kdf,
  random,
  nowIso: '2026-08-01T10:00:00.000Z',
  ...change,
});
const means = { deviceSecret, kdf: quick.kdf };
const slotOf = (vault: Vault): PassphraseSlot => {
  const slot = vault.slots.find(candidate => candidate.kind === 'passphrase');
  if (slot?.kind !== 'passphrase') throw new Error('no passphrase slot');
  return slot;
};
const withSlot = (vault: Vault, change: Partial<PassphraseSlot>): Vault => ({
  ...vault,
  slots: vault.slots.map(slot => (slot.kind === 'passphrase' ? { ...slot, ...change } : slot)),
});
const otherDigit = (text: string, at = 0): string =>
  text.slice(0, at) + (text[at] === '0' ? '1' : '0') + text.slice(at + 1);

let made: Awaited<ReturnType<typeof createVault>>;
beforeAll(async () => {
  made = await createVault(fresh());
});

describe('a vault', () => {
  it('opens with its passphrase and with its recovery key to the same master key', async () => {
    const byPassphrase = await openWithPassphrase(made.vault, passphrase, means);
    const byRecoveryKey = openWithRecoveryKey(made.vault, made.recoveryKey.toLowerCase());
    expect(bytesToHex(byPassphrase.masterKey)).toBe(bytesToHex(made.masterKey));
    expect(bytesToHex(byRecoveryKey.masterKey)).toBe(bytesToHex(made.masterKey));
    expect(byPassphrase.slotId).toBe(slotOf(made.vault).id);
    expect(byRecoveryKey.slotId).not.toBe(byPassphrase.slotId);
  });

  it('written once with format 1 opens for ever, with the real derivation (A2)', async () => {
    const stored = decodeVault(encodeVault(goldenVault));
    for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
      const opened = await openWithPassphrase(stored, goldenPassphrase.normalize(form), {
        deviceSecret: goldenDeviceSecret,
        kdf: deriveArgon2id,
      });
      expect(bytesToHex(opened.masterKey)).toBe(goldenMasterKey);
      expect(openPoint(stored, opened.masterKey)?.pointName).toBe('Punkt „Brama”');
    }
    expect(bytesToHex(openWithRecoveryKey(stored, goldenRecoveryKey).masterKey)).toBe(goldenMasterKey);
  });

  it('is made with 64 MiB and 3 passes, bound to the device, never twice the same', async () => {
    const other = await createVault(fresh());
    const [slot, otherSlot] = [slotOf(made.vault), slotOf(other.vault)];
    expect(slot).toMatchObject({ deviceBound: true, kdf: { memoryKib: 65_536, passes: 3, lanes: 1 } });
    expect(other.recoveryKey).not.toBe(made.recoveryKey);
    for (const field of ['id', 'salt', 'nonce', 'wrapped'] as const)
      expect(otherSlot[field]).not.toBe(slot[field]);
    expect(other.vault.vaultId).not.toBe(made.vault.vaultId);
    expect(other.vault.masterKeyId).not.toBe(made.vault.masterKeyId);
  });

  it('holds neither the master key, the passphrase, the recovery key nor the device secret', () => {
    const text = Buffer.from(encodeVault(made.vault)).toString('utf8');
    const secrets = [made.masterKey, deviceSecret].flatMap(secret => [
      bytesToHex(secret),
      Buffer.from(secret).toString('base64'),
    ]);
    for (const secret of [...secrets, made.recoveryKey, made.recoveryKey.replaceAll('-', ''), passphrase]) {
      expect(text).not.toContain(secret);
    }
  });

  it('without a keychain opens by the passphrase alone, and says so in its slot', async () => {
    const { vault, masterKey } = await createVault(fresh({ deviceSecret: null }));
    expect(slotOf(vault).deviceBound).toBe(false);
    // A slot that is made to claim a device it never had is a changed slot.
    const claiming = withSlot(vault, { deviceBound: true });
    const refusal = await asyncFailureOf(() =>
      openWithPassphrase(claiming, passphrase, { ...means, deviceSecret: null }),
    );
    expect(refusal.code).toBe('unlock-refused');
    // A keychain that appears later changes nothing for this slot.
    for (const secret of [null, deviceSecret]) {
      expect(
        (await openWithPassphrase(vault, passphrase, { ...means, deviceSecret: secret })).masterKey,
      ).toEqual(masterKey);
    }
  });

  it.each([
    ['fourteen characters', { passphrase: 'a'.repeat(14) }, 'passphrase-too-short'],
    ['too many characters', { passphrase: 'a'.repeat(1_025) }, 'passphrase-too-long'],
    ['a device secret of another length', { deviceSecret: new Uint8Array(16) }, 'secret-store-unavailable'],
    ['a derivation that does not repeat', { kdf: async () => random(32) }, 'kdf-unavailable'],
    ['a derivation of another length', { kdf: async () => random(31) }, 'kdf-unavailable'],
  ])('is not made of %s', async (_name, change, code) => {
    expect((await asyncFailureOf(() => createVault(fresh(change)))).code).toBe(code);
  });
});

describe('a refused unlock (A5)', () => {
  const causes = (): readonly (readonly [string, Vault, string, Uint8Array | null])[] => {
    const { vault } = made;
    const slot = slotOf(vault);
    const changed = (change: Partial<PassphraseSlot>) => withSlot(vault, change);
    return [
      ['a wrong passphrase', vault, `${passphrase}!`, deviceSecret],
      ['another case', vault, passphrase.toUpperCase(), deviceSecret],
      ['a space at the end', vault, `${passphrase} `, deviceSecret],
      ['a passphrase of one letter', vault, 'a', deviceSecret],
      ['no device secret', vault, passphrase, null],
      ['another device secret', vault, passphrase, random(32)],
      ['a damaged wrapped key', changed({ wrapped: otherDigit(slot.wrapped, 40) }), passphrase, deviceSecret],
      ['a damaged tag', changed({ wrapped: otherDigit(slot.wrapped, 95) }), passphrase, deviceSecret],
      ['a damaged nonce', changed({ nonce: otherDigit(slot.nonce) }), passphrase, deviceSecret],
      ['a damaged salt', changed({ salt: otherDigit(slot.salt) }), passphrase, deviceSecret],
      ['a changed slot id', changed({ id: otherDigit(slot.id) }), passphrase, deviceSecret],
      ['a changed date', changed({ createdAt: '2027-08-01T10:00:00.000Z' }), passphrase, deviceSecret],
      ['a slot that claims to need no device', changed({ deviceBound: false }), passphrase, deviceSecret],
      ['another vault id', { ...vault, vaultId: otherDigit(vault.vaultId) }, passphrase, deviceSecret],
      [
        'another date of the vault',
        { ...vault, createdAt: '2027-08-01T10:00:00.000Z' },
        passphrase,
        deviceSecret,
      ],
      [
        'another key id of the vault',
        { ...vault, masterKeyId: otherDigit(vault.masterKeyId) },
        passphrase,
        deviceSecret,
      ],
    ];
  };

  it('looks the same and costs one derivation, whatever the cause', async () => {
    const seen = new Set<string>();
    for (const [name, vault, typed, secret] of causes()) {
      const { kdf, calls } = quickKdf();
      const failure = await asyncFailureOf(() =>
        openWithPassphrase(vault, typed, { kdf, deviceSecret: secret }),
      );
      seen.add(
        JSON.stringify([failure.code, failure.message, failure.details, failure.name, String(failure.cause)]),
      );
      expect(calls.length, name).toBe(1);
    }
    expect([...seen]).toEqual([
      JSON.stringify(['unlock-refused', 'unlock-refused', {}, 'AppError', 'undefined']),
    ]);
  });

  it('leaves the vault as it was, twelve times over, and the right passphrase still opens', async () => {
    const before = encodeVault(made.vault);
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await asyncFailureOf(() => openWithPassphrase(made.vault, `wrong passphrase ${attempt}`, means));
    }
    expect(encodeVault(made.vault)).toEqual(before);
    expect((await openWithPassphrase(made.vault, passphrase, means)).masterKey).toEqual(made.masterKey);
  });

  it('of nothing typed, or of a vault with no passphrase slot, is the same refusal', async () => {
    const recoveryOnly = { ...made.vault, slots: made.vault.slots.filter(slot => slot.kind === 'recovery') };
    const failures = [
      await asyncFailureOf(() => openWithPassphrase(made.vault, '', means)),
      await asyncFailureOf(() => openWithPassphrase(recoveryOnly, passphrase, means)),
    ];
    for (const failure of failures) expect([failure.code, failure.details]).toEqual(['unlock-refused', {}]);
  });

  it('rejects every changed digit of a slot', async () => {
    const text = JSON.stringify(slotOf(made.vault));
    const opened: number[] = [];
    for (let at = 0; at < text.length; at += 1) {
      if (!/[0-9a-f]/.test(text[at] ?? '')) continue;
      const changed = text.slice(0, at) + (text[at] === '1' ? '2' : '1') + text.slice(at + 1);
      const bytes = new TextEncoder().encode(
        JSON.stringify({ ...made.vault, slots: ['SLOT'] }).replace('"SLOT"', changed),
      );
      if (codeOf(() => decodeVault(bytes)) !== 'opened') continue;
      const failed = await openWithPassphrase(decodeVault(bytes), passphrase, means).then(
        () => false,
        () => true,
      );
      if (!failed) opened.push(at);
    }
    expect(opened).toEqual([]);
  });

  it('does not become a lock-out: a slot with refused costs leaves the others usable', async () => {
    const second = await replacePassphraseSlot({
      ...fresh({ passphrase: 'druga osoba przy biurku' }),
      vault: made.vault,
      masterKey: made.masterKey,
      slotId: 'none',
    });
    const [newSlot] = second.slots;
    const tampered: Vault = {
      ...second,
      slots: second.slots.map(slot =>
        slot.kind === 'passphrase' && slot.id !== newSlot?.id
          ? { ...slot, kdf: { ...slot.kdf, memoryKib: 8 } }
          : slot,
      ),
    };
    for (const slots of [tampered.slots, tampered.slots.toReversed()]) {
      const opened = await openWithPassphrase({ ...tampered, slots }, 'druga osoba przy biurku', means);
      expect(opened.masterKey).toEqual(made.masterKey);
    }
    expect((await asyncFailureOf(() => openWithPassphrase(tampered, passphrase, means))).code).toBe(
      'kdf-parameters-refused',
    );
    expect((await asyncFailureOf(() => openWithPassphrase(tampered, 'a wrong passphrase', means))).code).toBe(
      'kdf-parameters-refused',
    );
  });

  it('passes a derivation that cannot run on as what it is', async () => {
    const broken = async () => {
      throw new Error('no memory');
    };
    await expect(openWithPassphrase(made.vault, passphrase, { deviceSecret, kdf: broken })).rejects.toThrow(
      'no memory',
    );
  });
});

describe('a slot', () => {
  it('gives no master key but that of its vault', () => {
    const { vault } = made;
    const slot = { kind: 'recovery' as const, id: '0123456789abcdef', createdAt: vault.createdAt };
    const [secret, other] = [random(20), random(32)];
    const wrap = (masterKey: Uint8Array) => ({
      ...slot,
      ...wrapMasterKey({ vault, slot, secret, masterKey, random }),
    });
    expect(unwrapMasterKey(vault, wrap(made.masterKey), secret)).toEqual(made.masterKey);
    expect(unwrapMasterKey(vault, wrap(other), secret)).toBeNull();
  });
});

describe('a refused recovery key', () => {
  it('is a slip of the hand, or a refusal without details', () => {
    const other = '0'.repeat(36);
    expect(failureOf(() => openWithRecoveryKey(made.vault, other)).code).toBe('recovery-key-mismatch');
    expect(failureOf(() => openWithRecoveryKey(made.vault, goldenRecoveryKey))).toMatchObject({
      code: 'unlock-refused',
      details: {},
    });
    const noRecovery = { ...made.vault, slots: made.vault.slots.filter(slot => slot.kind === 'passphrase') };
    expect(failureOf(() => openWithRecoveryKey(noRecovery, made.recoveryKey)).code).toBe('unlock-refused');
  });
});

describe('a changed passphrase', () => {
  const newPassphrase = 'fioletowy tramwaj skrzypi';
  const change = (input: Partial<NewPassphrase> = {}) =>
    replacePassphraseSlot({
      ...fresh({ passphrase: newPassphrase, ...input }),
      vault: made.vault,
      masterKey: made.masterKey,
      slotId: null,
    });

  it('opens, the old one does not, and the recovery key stays', async () => {
    const changed = await change();
    expect((await openWithPassphrase(changed, newPassphrase, means)).masterKey).toEqual(made.masterKey);
    expect((await asyncFailureOf(() => openWithPassphrase(changed, passphrase, means))).code).toBe(
      'unlock-refused',
    );
    expect(openWithRecoveryKey(changed, made.recoveryKey).masterKey).toEqual(made.masterKey);
    expect(changed.slots).toHaveLength(2);
  });

  it('leaves the slots of other people alone', async () => {
    const two = await replacePassphraseSlot({
      ...fresh({ passphrase: newPassphrase }),
      vault: made.vault,
      masterKey: made.masterKey,
      slotId: 'nobody',
    });
    const own = two.slots[0]?.id ?? '';
    const three = await replacePassphraseSlot({
      ...fresh({ passphrase: 'trzecie długie hasło' }),
      vault: two,
      masterKey: made.masterKey,
      slotId: own,
    });
    expect((await openWithPassphrase(three, passphrase, means)).masterKey).toEqual(made.masterKey);
    expect((await openWithPassphrase(three, 'trzecie długie hasło', means)).masterKey).toEqual(
      made.masterKey,
    );
    expect(codeOf(() => decodeVault(encodeVault(three)))).toBe('opened');
    expect((await asyncFailureOf(() => openWithPassphrase(three, newPassphrase, means))).code).toBe(
      'unlock-refused',
    );
  });

  it('never gives a vault whose new slot does not open, and never touches the old vault', async () => {
    const before = encodeVault(made.vault);
    let runs = 0;
    const failsSecondTime: NewPassphrase['kdf'] = async input => {
      runs += 1;
      return runs === 2 ? random(32) : quick.kdf(input);
    };
    expect((await asyncFailureOf(() => change({ kdf: failsSecondTime }))).code).toBe('kdf-unavailable');
    expect((await asyncFailureOf(() => change({ passphrase: 'too short' }))).code).toBe(
      'passphrase-too-short',
    );
    const otherKey = {
      ...fresh({ passphrase: newPassphrase }),
      vault: made.vault,
      masterKey: random(32),
      slotId: null,
    };
    await expect(replacePassphraseSlot(otherKey)).rejects.toThrow('another vault');
    expect(encodeVault(made.vault)).toEqual(before);
    expect((await openWithPassphrase(made.vault, passphrase, means)).masterKey).toEqual(made.masterKey);
  });

  it('changes whether the device is needed', async () => {
    const free = await change({ deviceSecret: null });
    expect(
      (await openWithPassphrase(free, newPassphrase, { ...means, deviceSecret: null })).masterKey,
    ).toEqual(made.masterKey);
  });
});

describe("the point's settings in the vault", () => {
  const point = {
    pointId: '01990000-0000-7000-8000-000000000001',
    pointName: 'Punkt „Brama”',
    consultantCode: 'K-7',
  };

  it('are sealed, come back, and belong to this vault only', async () => {
    expect(openPoint(made.vault, made.masterKey)).toBeNull();
    const vault = sealPoint({ vault: made.vault, masterKey: made.masterKey, point, random });
    expect(openPoint(decodeVault(encodeVault(vault)), made.masterKey)).toEqual(point);
    expect(Buffer.from(encodeVault(vault)).toString('utf8')).not.toContain('Brama');
    const other = await createVault(fresh());
    const moved = { ...other.vault, pointSealed: vault.pointSealed };
    expect(codeOf(() => openPoint(moved, other.masterKey))).toBe('seal-key-unknown');
    expect(codeOf(() => openPoint({ ...vault, vaultId: otherDigit(vault.vaultId) }, made.masterKey))).toBe(
      'seal-broken',
    );
  });
});
