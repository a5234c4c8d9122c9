import { AppError } from '../../core/errors.ts';
import { deriveDataKey, type KeyRing, keyRing } from '../../core/seal/seal.ts';
import type { Point } from '../../core/vault/point.ts';
import type { Vault } from '../../core/vault/slots.ts';

/** The open vault. It lives in the worker only and ends with it. */
export interface OpenVault {
  readonly masterKey: Uint8Array;
  readonly vault: Vault;
  /** The passphrase slot that opened it, or null after the recovery key. */
  readonly slotId: string | null;
  readonly point: Point;
}

/** The keys of this run of the program, once the vault is open. */
export interface Session {
  /** The open vault, or null. */
  readonly current: () => OpenVault | null;
  /** Throws `vault-locked`. */
  readonly require: () => OpenVault;
  readonly open: (opened: OpenVault) => void;
  /** The ring for records, the ring for the draft. Both throw `vault-locked`. */
  readonly recordKeys: () => KeyRing;
  readonly draftKeys: () => KeyRing;
}

/** A session with no vault open yet; `onOpen` runs once, when the first one opens. */
export function createSession(onOpen: () => void): Session {
  let opened: { readonly vault: OpenVault; readonly records: KeyRing; readonly draft: KeyRing } | null = null;
  const required = () => {
    if (opened === null) throw new AppError('vault-locked');
    return opened;
  };
  return {
    current: () => opened?.vault ?? null,
    require: () => required().vault,
    open(vault) {
      const isFirst = opened === null;
      opened = {
        vault,
        records: opened?.records ?? keyRing(deriveDataKey(vault.masterKey, 'records')),
        draft: opened?.draft ?? keyRing(deriveDataKey(vault.masterKey, 'draft')),
      };
      if (isFirst) onOpen();
    },
    recordKeys: () => required().records,
    draftKeys: () => required().draft,
  };
}
