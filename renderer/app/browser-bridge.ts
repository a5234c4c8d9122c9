import type { Answer } from '../../core/errors.ts';
import {
  alreadyOpenPath,
  callPath,
  keyHeader,
  launchFragment,
  notLaunchedPath,
  sessionPath,
  tokenBytes,
  windowHeader,
  wireMediaType,
} from '../../core/host/browser-protocol.ts';
import type { HostBridge } from '../../core/host/contract.ts';
import { decodeWire, encodeWire } from '../../core/host/wire.ts';
import { type ConnectionState, followEvents } from './event-connection.ts';
import { makePageShell } from './page-shell.ts';

/** Kept for this tab only: it outlives a reload and ends with the tab. */
const keyName = 'drogowskaz-key';
/** How long a call waits for a lost connection to come back. */
const reconnectPatienceMs = 3000;
const reconnectPauseMs = 500;

const unreachable: Answer<never> = { ok: false, code: 'host-unreachable', details: {} };
const refusedInput: Answer<never> = { ok: false, code: 'host-refused-input', details: {} };

const toHex = (bytes: Uint8Array): string =>
  [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** Key for the launch code, once; null when it was used before; `already-open` while another window is open. */
async function exchangeLaunch(page: Window, code: string): Promise<string | null | 'already-open'> {
  const response = await page.fetch(sessionPath, {
    method: 'POST',
    headers: { 'content-type': wireMediaType },
    body: code,
  });
  if (response.status === 409) return 'already-open';
  if (!response.ok) return null;
  const reply = decodeWire(await response.text());
  return typeof reply === 'object' && reply !== null && 'key' in reply && typeof reply.key === 'string'
    ? reply.key
    : null;
}

async function obtainKey(page: Window): Promise<string | null | 'already-open'> {
  const { hash, pathname } = page.location;
  if (!hash.startsWith(launchFragment)) return page.sessionStorage.getItem(keyName);
  const key = await exchangeLaunch(page, hash.slice(launchFragment.length));
  if (key === 'already-open') return key;
  page.history.replaceState(null, '', pathname);
  if (key !== null) page.sessionStorage.setItem(keyName, key);
  return key ?? page.sessionStorage.getItem(keyName);
}

/** One page's connection to the host: its event stream, reopened when it is lost, and its calls. */
class Connection implements HostBridge {
  readonly #page: Window;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #listeners = new Set<(event: unknown) => void>();
  readonly #answerHere: ReturnType<typeof makePageShell>;
  #state: ConnectionState = 'lost';
  readonly #waiting = new Set<() => void>();

  constructor(page: Window, key: string) {
    this.#page = page;
    this.#answerHere = makePageShell(page);
    this.#headers = {
      'content-type': wireMediaType,
      [keyHeader]: key,
      [windowHeader]: toHex(page.crypto.getRandomValues(new Uint8Array(tokenBytes))),
    };
  }

  /** Follows the events for as long as the page lives. Resolves with the first outcome. */
  start(): Promise<ConnectionState> {
    return new Promise(resolve => {
      const onState = (state: ConnectionState): void => {
        this.#setState(state);
        resolve(state);
      };
      this.#follow(onState).catch(() => onState('refused'));
    });
  }

  async #follow(onState: (state: ConnectionState) => void): Promise<void> {
    for (;;) {
      const outcome = await followEvents({
        fetch: path => this.#post(path, ''),
        onEvent: event => {
          for (const listener of this.#listeners) listener(event);
        },
        onState,
      });
      onState(outcome);
      if (outcome === 'already-open') this.#page.location.replace(alreadyOpenPath);
      if (outcome !== 'lost') return;
      await this.#pause(reconnectPauseMs);
    }
  }

  #setState(state: ConnectionState): void {
    this.#state = state;
    if (state !== 'lost') for (const wake of this.#waiting) wake();
  }

  #pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      this.#page.setTimeout(resolve, ms);
    });
  }

  /** Waits a little for a lost connection. */
  async #isOpen(): Promise<boolean> {
    if (this.#state === 'lost') {
      const back = new Promise<void>(resolve => this.#waiting.add(resolve));
      await Promise.race([back, this.#pause(reconnectPatienceMs)]);
    }
    return this.#state === 'open';
  }

  #post(path: string, body: string): Promise<Response> {
    return this.#page.fetch(path, { method: 'POST', headers: this.#headers, body, cache: 'no-store' });
  }

  async call(name: string, input: unknown): Promise<unknown> {
    const here = this.#answerHere(name, input);
    if (here !== null) return here;
    let body: string;
    try {
      body = encodeWire(input);
    } catch {
      return refusedInput;
    }
    if (!(await this.#isOpen())) return unreachable;
    try {
      const response = await this.#post(`${callPath}${encodeURIComponent(name)}`, body);
      if (response.status === 413) return refusedInput;
      return response.ok ? decodeWire(await response.text()) : unreachable;
    } catch {
      return unreachable;
    }
  }

  onEvent(listener: (event: unknown) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}

/**
 * Connects a page that the browser host has served. Null when this tab cannot be the program's window: it has been
 * sent to the plain page that says why. Calls never reject; without the host they answer `host-unreachable`.
 */
export async function connectBrowserHost(page: Window): Promise<HostBridge | null> {
  const key = await obtainKey(page).catch(() => null);
  if (key === 'already-open') {
    page.location.replace(alreadyOpenPath + page.location.hash);
    return null;
  }
  const connection = key === null ? null : new Connection(page, key);
  const state = await connection?.start();
  if (connection === null || state === 'refused') page.location.replace(notLaunchedPath);
  return state === 'open' || state === 'lost' ? connection : null;
}
