import { hexToBytes } from '@noble/hashes/utils.js';
import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import { uuidV7, uuidV7RandomBytes } from '../../core/ids.ts';
import type { RandomBytes } from '../../core/seal/seal.ts';
import { checkRandom } from '../../core/seal/self-test.ts';
import type { Kdf } from '../../core/vault/kdf-policy.ts';
import { passphraseBytes } from '../../core/vault/passphrase.ts';
import { openPoint, type Point, sealPoint } from '../../core/vault/point.ts';
import { decodeVault, encodeVault, type Vault } from '../../core/vault/slots.ts';
import {
  createVault,
  openWithPassphrase,
  openWithRecoveryKey,
  replacePassphraseSlot,
} from '../../core/vault/vault.ts';
import type { Host } from './host.ts';
import type { StoreHandlers } from './port.ts';
import type { OpenVault, Session } from './session.ts';

export interface VaultParts {
  readonly host: Host;
  readonly session: Session;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly kdf: Kdf;
}

type VaultHandlers = Pick<
  StoreHandlers,
  | 'vault.state'
  | 'vault.create'
  | 'vault.confirm'
  | 'vault.unlock'
  | 'vault.unlockWithRecoveryKey'
  | 'vault.changePassphrase'
  | 'profile.save'
>;

/** A vault that exists in memory only, until its recovery key was typed back. */
interface Pending {
  readonly opened: OpenVault;
  readonly setsAsideOldRecords: boolean;
}

const readVault = async (host: Host): Promise<Vault | null> => {
  const { bytes } = await host.call('vault.read', {});
  return bytes === null ? null : decodeVault(bytes);
};

const writeVault = (host: Host, vault: Vault): Promise<unknown> =>
  host.call('vault.write', { bytes: new Uint8Array(encodeVault(vault)) });

/** Why an attempt failed must not be told: every cause has the one answer. */
const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'unlock-refused' || error.code === 'kdf-parameters-refused');

const diskCodes: ReadonlySet<string> = new Set(['disk-full', 'disk-read-only', 'disk-failed']);
const isDiskFailure = (error: unknown): boolean => error instanceof AppError && diskCodes.has(error.code);

/**
 * Counts the attempt before it is made. A full or failing disk cannot count, and must not lock people out of what
 * they have: then only the wait that is due already is kept.
 */
async function beginAttempt(host: Host): Promise<void> {
  try {
    await host.call('attempts.begin', {});
  } catch (error) {
    if (!isDiskFailure(error)) throw error;
    const { waitMs } = await host.call('attempts.read', {});
    if (waitMs > 0) throw new AppError('unlock-too-soon', { waitMs });
  }
}

async function endAttempts(host: Host): Promise<void> {
  try {
    await host.call('attempts.reset', {});
  } catch (error) {
    if (!isDiskFailure(error)) throw error;
  }
}

/** The device secret a slot may need; null where the keychain cannot give it now. */
const obtainSecret = (host: Host): Promise<Uint8Array | null> =>
  host.call('secret.obtain', {}).then(
    ({ secret }) => secret,
    error => {
      if (error instanceof AppError) return null;
      throw error;
    },
  );

const newId = ({ clock, random }: VaultParts): string =>
  uuidV7(Date.parse(clock.now()), random(uuidV7RandomBytes));

/**
 * What a new slot is made of. A keychain that holds a secret but does not give it (after a reinstallation, on another
 * computer) must not keep out somebody who has just opened with the recovery key: the slot then rests on the
 * passphrase alone, and `vault.state` says so.
 */
async function newPassphrase(parts: VaultParts, passphrase: string) {
  const { host, kdf, random, clock } = parts;
  const { kdfMemoryMib, secretStore } = await host.call('host.describe', {});
  const deviceSecret = secretStore === 'none' ? null : await obtainSecret(host);
  return { passphrase, deviceSecret, kdfMemoryMib, kdf, random, nowIso: clock.now() };
}

/**
 * Refuses a new vault where there is one, or where records of a lost one would be left without their key. Answers how
 * many of those there are.
 */
async function refuseOverOld(host: Host, setsAsideOldRecords: boolean): Promise<number> {
  if ((await readVault(host)) !== null) throw new AppError('vault-exists');
  const { count } = await host.call('journal.describe', {});
  if (count > 0 && !setsAsideOldRecords) throw new AppError('vault-missing', { records: count });
  return count;
}

/** An empty journal takes the place of the old one, which the host keeps. */
async function setJournalAside(host: Host): Promise<void> {
  await host.call('journal.rewrite', { step: 'begin' });
  await host.call('journal.rewrite', { step: 'commit' });
}

/** What the vault says about the point. Where that is damaged the vault still opens, and settings ask for it anew. */
function pointOf(vault: Vault, masterKey: Uint8Array): Point {
  try {
    const point = openPoint(vault, masterKey);
    if (point !== null) return point;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  const id = uuidV7(Date.parse(vault.createdAt), hexToBytes(vault.vaultId).slice(0, uuidV7RandomBytes));
  return { pointId: id, pointName: '?', consultantCode: '?' };
}

/** The vault: made, opened, changed. Its keys go to the session and nowhere else. */
export function createVaultService(parts: VaultParts): VaultHandlers {
  const { host, session, random } = parts;
  let pending: Pending | null = null;

  const open = (vault: Vault, masterKey: Uint8Array, slotId: string | null): void => {
    checkRandom(random);
    session.open({ masterKey, vault, slotId, point: pointOf(vault, masterKey) });
  };
  const requireVault = async (): Promise<Vault> => {
    const vault = await readVault(host);
    if (vault === null) throw new AppError('vault-missing', { records: 0 });
    return vault;
  };

  return {
    async 'vault.state'() {
      const [vault, { waitMs }, { secretStore }] = await Promise.all([
        readVault(host),
        host.call('attempts.read', {}),
        host.call('host.describe', {}),
      ]);
      if (vault === null) return { state: 'none', waitMs, deviceBound: secretStore === 'keychain' };
      const deviceBound = vault.slots.some(slot => slot.kind === 'passphrase' && slot.deviceBound);
      return { state: session.current() === null ? 'locked' : 'open', waitMs, deviceBound };
    },

    async 'vault.create'({ passphrase, pointName, consultantCode, setAsideOldRecords = false }) {
      checkRandom(random);
      await refuseOverOld(host, setAsideOldRecords);
      const made = await createVault(await newPassphrase(parts, passphrase));
      const point = { pointId: newId(parts), pointName, consultantCode };
      const vault = sealPoint({ vault: made.vault, masterKey: made.masterKey, point, random });
      const slotId = vault.slots.find(slot => slot.kind === 'passphrase')?.id ?? null;
      pending = {
        opened: { masterKey: made.masterKey, vault, slotId, point },
        setsAsideOldRecords: setAsideOldRecords,
      };
      return { recoveryKey: made.recoveryKey };
    },

    async 'vault.confirm'({ typed }) {
      if (pending === null) throw new AppError('vault-missing', { records: 0 });
      const { opened, setsAsideOldRecords } = pending;
      try {
        openWithRecoveryKey(opened.vault, typed);
      } catch (error) {
        // A key that is well-formed and of another vault is a mismatch here, not a refused unlock.
        throw isRefusal(error) ? new AppError('recovery-key-mismatch', { reason: 'other-key' }) : error;
      }
      // Once only: the host keeps one journal aside, and an empty one must not take the place of the records.
      if ((await refuseOverOld(host, setsAsideOldRecords)) > 0) await setJournalAside(host);
      await writeVault(host, opened.vault);
      pending = null;
      session.open(opened);
      return {};
    },

    async 'vault.unlock'({ passphrase }) {
      if (session.current() !== null) return {};
      passphraseBytes(passphrase);
      const vault = await requireVault();
      await beginAttempt(host);
      const deviceSecret = await obtainSecret(host);
      const { masterKey, slotId } = await openWithPassphrase(vault, passphrase, {
        deviceSecret,
        kdf: parts.kdf,
      }).catch(error => {
        throw isRefusal(error) ? new AppError('unlock-refused') : error;
      });
      await endAttempts(host);
      open(vault, masterKey, slotId);
      return {};
    },

    async 'vault.unlockWithRecoveryKey'({ typed }) {
      if (session.current() !== null) return {};
      const vault = await requireVault();
      const { masterKey } = openWithRecoveryKey(vault, typed);
      await endAttempts(host);
      open(vault, masterKey, null);
      return {};
    },

    async 'vault.changePassphrase'({ passphrase }) {
      const { vault, masterKey, slotId, point } = session.require();
      const changed = await replacePassphraseSlot({
        ...(await newPassphrase(parts, passphrase)),
        vault,
        masterKey,
        slotId,
      });
      await writeVault(host, changed);
      session.open({ masterKey, vault: changed, slotId: changed.slots[0]?.id ?? null, point });
      return {};
    },

    async 'profile.save'({ pointName, consultantCode }) {
      const opened = session.require();
      const point = { ...opened.point, pointName, consultantCode };
      const vault = sealPoint({ vault: opened.vault, masterKey: opened.masterKey, point, random });
      await writeVault(host, vault);
      session.open({ ...opened, vault, point });
      return {};
    },
  };
}
