import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  alreadyOpenPath,
  callPath,
  eventsPath,
  keyHeader,
  reopenPath,
  sessionPath,
  windowHeader,
  wireMediaType,
} from '../../core/host/browser-protocol.ts';
import { maxCallBytes } from '../../core/host/contract.ts';
import { securityHeaders } from '../../core/host/csp.ts';
import { decodeWire, encodeWire } from '../../core/host/wire.ts';
import type { CallHost } from '../services/handle.ts';
import type { StaticFile } from '../services/static-files.ts';
import { cookieOf, headerOf, isFetchedByUsOrPerson, isForUs, isFromOurPage, readBody } from './requests.ts';
import { isSameSecret, type Sessions } from './sessions.ts';
import type { WindowSlot } from './window-slot.ts';

export interface ServerParts {
  readonly callHost: CallHost;
  readonly sessions: Sessions;
  readonly windows: WindowSlot;
  /** A file of the page or a plain page, by path. */
  readonly findFile: (path: string) => StaticFile | null;
  /** Lets a second start of the program, which can read the profile folder, ask for a new address. */
  readonly reopenKey: string;
  /** Runs around each call, so that stopping waits for those under way. */
  readonly whileCalling: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Base64 is four letters for three bytes; the rest is room for the JSON around it. */
const maxBodyBytes = Math.ceil(maxCallBytes / 3) * 4 + 256 * 1024;
const maxSmallBodyBytes = 1024;
const heartbeatMs = 15_000;
const windowIdForm = /^[0-9a-f]{64}$/;

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly port: number;
}

function answer({ response }: Exchange, status: number, extra: Record<string, string>, body = ''): void {
  response.writeHead(status, { ...securityHeaders, 'cache-control': 'no-store', ...extra });
  response.end(body);
}

/** A refusal ends the connection: whatever else is on its way is not read. */
function refuse(exchange: Exchange, status: number): void {
  const allow: Record<string, string> = status === 405 ? { allow: 'GET, HEAD' } : {};
  exchange.response.once('finish', () => exchange.request.destroy());
  answer(exchange, status, { connection: 'close', ...allow });
}

const cookieName = (port: number): string => `drogowskaz-${port}`;

function answerFile(exchange: Exchange, file: StaticFile): void {
  const headers = { ...file.headers, 'content-length': String(file.bytes.length) };
  exchange.response.writeHead(200, headers);
  exchange.response.end(exchange.request.method === 'HEAD' ? undefined : file.bytes);
}

async function openSession({ sessions, windows }: ServerParts, exchange: Exchange): Promise<void> {
  const code = await readBody(exchange.request, maxSmallBodyBytes);
  if (typeof code === 'number') return refuse(exchange, code);
  // A window at work keeps its session; the code stays good for later.
  if (!(await windows.isFree())) return refuse(exchange, 409);
  const session = sessions.exchange(code);
  if (session === null) return refuse(exchange, 403);
  const cookie = `${cookieName(exchange.port)}=${session.cookie}; Path=/; HttpOnly; SameSite=Strict`;
  answer(
    exchange,
    200,
    { 'content-type': wireMediaType, 'set-cookie': cookie },
    encodeWire({ key: session.key }),
  );
}

async function openEvents({ windows }: ServerParts, exchange: Exchange, id: string): Promise<void> {
  const { response } = exchange;
  const isTaken = await windows.take(id, {
    write: text => response.write(text),
    onClosed: listener => response.once('close', listener),
  });
  if (!isTaken) return refuse(exchange, 409);
  response.writeHead(200, {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': 'text/event-stream; charset=utf-8',
  });
  response.write(': open\n\n');
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  response.once('close', () => clearInterval(heartbeat));
}

async function answerCall(parts: ServerParts, exchange: Exchange, id: string): Promise<void> {
  if (!parts.windows.isLive(id)) return refuse(exchange, 409);
  const body = await readBody(exchange.request, maxBodyBytes);
  if (typeof body === 'number') return refuse(exchange, body);
  const name = exchange.request.url?.slice(callPath.length) ?? '';
  const text = await parts.whileCalling(async () => {
    let input: unknown;
    try {
      input = decodeWire(body);
    } catch {
      return encodeWire({ ok: false, code: 'host-refused-input', details: {} });
    }
    return encodeWire(await parts.callHost(name, input));
  });
  answer(exchange, 200, { 'content-type': wireMediaType }, text);
}

async function answerPost(parts: ServerParts, exchange: Exchange): Promise<void> {
  const { request, port } = exchange;
  const url = request.url ?? '';
  if (url === reopenPath && request.headers.origin === undefined) {
    if (!isSameSecret(headerOf(request, keyHeader), parts.reopenKey)) return refuse(exchange, 403);
    return answer(
      exchange,
      200,
      { 'content-type': wireMediaType },
      encodeWire({ launch: parts.sessions.newLaunch() }),
    );
  }
  if (!isFromOurPage(request, `http://127.0.0.1:${port}`)) return refuse(exchange, 403);
  if (url === sessionPath) return openSession(parts, exchange);
  const isOpen = parts.sessions.isOpen(cookieOf(request, cookieName(port)), headerOf(request, keyHeader));
  const id = headerOf(request, windowHeader);
  if (!isOpen || !windowIdForm.test(id)) return refuse(exchange, 403);
  if (url === eventsPath) return openEvents(parts, exchange, id);
  return url.startsWith(callPath) ? answerCall(parts, exchange, id) : refuse(exchange, 404);
}

async function route(parts: ServerParts, exchange: Exchange): Promise<void> {
  const { request, port } = exchange;
  if (!isForUs(request, `127.0.0.1:${port}`)) return refuse(exchange, 403);
  if (request.method === 'POST') return answerPost(parts, exchange);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(exchange, 405);
  if (!isFetchedByUsOrPerson(request)) return refuse(exchange, 403);
  // Reloaded after the other window has gone; the browser carries the launch code in the fragment along.
  if (request.url === alreadyOpenPath && !parts.windows.hasWindow()) {
    return answer(exchange, 303, { location: '/' });
  }
  const file = parts.findFile(request.url ?? '');
  return file === null ? refuse(exchange, 404) : answerFile(exchange, file);
}

/** The loopback server of the browser host, not yet listening. `onBug` sees what no request should cause. */
export function makeServer(parts: ServerParts, onBug: (error: unknown) => void): Server {
  const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => {
    const port = request.socket.localPort ?? 0;
    route(parts, { request, response, port }).catch((error: unknown) => {
      // A page that goes away in the middle of a body is no bug.
      if (!request.destroyed || request.complete) onBug(error);
      response.destroy();
    });
  });
  server.maxConnections = 64;
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('connect', (_request, socket) => socket.destroy());
  return server;
}
