import { timingSafeEqual } from 'node:crypto';
import { tokenBytes } from '../../core/host/browser-protocol.ts';

/** What the page gets for its launch code. */
export interface Session {
  /** Travels as a cookie, which scripts cannot read. */
  readonly cookie: string;
  /** Travels as a header. Cookies of 127.0.0.1 are sent to every port of it, headers are not. */
  readonly key: string;
}

export interface Sessions {
  /** A new launch code; one that was not used yet stops working. */
  newLaunch(): string;
  /** A session for the launch code, once; null for any other code. The session before ends. */
  exchange(code: string): Session | null;
  isOpen(cookie: string, key: string): boolean;
}

/** Compares in a time that tells nothing but the length. */
export function isSameSecret(given: string, wanted: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(wanted);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Sessions live in memory only: whoever starts the host anew must open its new address. One session at a time. */
export function makeSessions(randomBytes: (length: number) => Uint8Array): Sessions {
  const newToken = (): string => Buffer.from(randomBytes(tokenBytes)).toString('hex');
  let launch: string | null = null;
  let session: Session | null = null;
  return {
    newLaunch: () => {
      launch = newToken();
      return launch;
    },
    exchange: code => {
      if (launch === null || !isSameSecret(code, launch)) return null;
      launch = null;
      session = { cookie: newToken(), key: newToken() };
      return session;
    },
    isOpen: (cookie, key) => {
      if (session === null) return false;
      const sameCookie = isSameSecret(cookie, session.cookie);
      return isSameSecret(key, session.key) && sameCookie;
    },
  };
}
