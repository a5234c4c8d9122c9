import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import {
  eventsPath,
  keyHeader,
  launchFragment,
  sessionPath,
  windowHeader,
} from '../../core/host/browser-protocol.ts';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

/** Talks to a browser host as a program may that is no browser: every header is its own choice. */
export function ask(port: number, { method = 'GET', path = '/', headers = {}, body }: Ask): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, response => {
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Sends bytes as they are and answers everything that comes back until the host closes. */
export async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port });
  let answer = '';
  socket.on('data', chunk => {
    answer += String(chunk);
  });
  socket.on('error', () => undefined); // a reset is an answer too
  socket.end(text, 'latin1');
  await once(socket, 'close');
  return answer;
}

/** A session of the host, held by hand. */
export interface HeldSession {
  readonly cookie: string;
  readonly key: string;
}

export const pageHeaders = (port: number): Record<string, string> => ({
  origin: `http://127.0.0.1:${port}`,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
});

export const launchCodeOf = (address: string): string => new URL(address).hash.slice(launchFragment.length);

/** Exchanges a launch code as the page does. */
export async function openSession(port: number, code: string): Promise<HeldSession> {
  const reply = await ask(port, {
    method: 'POST',
    path: sessionPath,
    headers: pageHeaders(port),
    body: code,
  });
  const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? '';
  const { key } = JSON.parse(reply.text);
  return { cookie, key: String(key) };
}

/** Headers of a call, whole. */
export const callHeaders = (
  port: number,
  session: HeldSession,
  windowId: string,
): Record<string, string> => ({
  ...pageHeaders(port),
  cookie: session.cookie,
  [keyHeader]: session.key,
  [windowHeader]: windowId,
});

/** An open event stream; `close` ends it as a closing tab does. */
export interface HeldWindow {
  readonly status: number;
  readonly close: () => void;
}

export function openWindow(port: number, session: HeldSession, windowId: string): Promise<HeldWindow> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: eventsPath,
        headers: callHeaders(port, session, windowId),
        agent: false,
      },
      response => {
        response.resume();
        response.on('error', () => undefined);
        resolve({ status: response.statusCode ?? 0, close: () => sent.destroy() });
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}
