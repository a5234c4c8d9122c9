import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  callPath,
  eventsPath,
  keyHeader,
  reopenPath,
  sessionPath,
  windowHeader,
} from '../../core/host/browser-protocol.ts';
import { contentSecurityPolicy, securityHeaders } from '../../core/host/csp.ts';
import { decodeWire, encodeWire } from '../../core/host/wire.ts';
import {
  ask,
  callHeaders,
  type HeldSession,
  type HeldWindow,
  launchCodeOf,
  openSession,
  openWindow,
  pageHeaders,
  sendRaw,
} from '../helpers/host-client.ts';
import { type HostProcess, startHostProcess } from '../helpers/host-process.ts';
import { pathTricks } from '../helpers/path-tricks.ts';
import { makeTempFolders } from '../helpers/temp-folder.ts';

const newFolder = makeTempFolders();
const windowId = 'ab'.repeat(32);
const otherId = 'cd'.repeat(32);
const settingsPath = `${callPath}settings.read`;
let host: HostProcess;
let port: number;
let args: string[];

beforeEach(async () => {
  const folder = newFolder();
  const staticFolder = path.join(folder, 'page');
  mkdirSync(path.join(staticFolder, 'assets'), { recursive: true });
  writeFileSync(path.join(staticFolder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(path.join(staticFolder, 'assets/a-1.js'), 'run()');
  writeFileSync(path.join(folder, 'secret.js'), 'secret');
  symlinkSync(path.join(folder, 'secret.js'), path.join(staticFolder, 'link.js'));
  args = ['--profile', path.join(folder, 'profile'), '--static', staticFolder];
  host = await startHostProcess(args);
  port = Number(new URL(host.address).port);
});
afterEach(async () => {
  await host.stop('SIGKILL');
});

async function openAll(): Promise<{ session: HeldSession; window: HeldWindow }> {
  const session = await openSession(port, launchCodeOf(host.address));
  return { session, window: await openWindow(port, session, windowId) };
}
const callWith = (headers: Record<string, string>) =>
  ask(port, { method: 'POST', path: settingsPath, headers, body: '{}' });

describe('a call to the browser host', () => {
  it('is answered with cookie, key, window and origin, and refused without any one of them', async () => {
    const { session, window } = await openAll();
    const whole = callHeaders(port, session, windowId);
    const reply = await callWith(whole);
    expect([reply.status, decodeWire(reply.text)]).toMatchObject([200, { ok: true }]);
    expect(reply.headers).toMatchObject({ ...securityHeaders, 'cache-control': 'no-store' });

    const twisted: Record<string, Record<string, string>> = {
      'without cookie': { cookie: '' },
      'with another cookie': { cookie: session.cookie.replace(/.$/, c => (c === '0' ? '1' : '0')) },
      'with a longer cookie': { cookie: `${session.cookie}0` },
      'with the cookie of another port': { cookie: session.cookie.replace(String(port), '1') },
      'without key': { [keyHeader]: '' },
      'with another key': { [keyHeader]: session.key.replace(/.$/, c => (c === '0' ? '1' : '0')) },
      'with the cookie as key': { [keyHeader]: session.cookie.split('=')[1] ?? '' },
      'without window': { [windowHeader]: '' },
      'without origin': { origin: '' },
      'with a foreign origin': { origin: 'https://evil.example' },
      'with the null origin': { origin: 'null' },
      'with another port of this computer': { origin: `http://127.0.0.1:${port + 1}` },
      'with another name of this computer': { origin: `http://localhost:${port}` },
      'with https': { origin: `https://127.0.0.1:${port}` },
      'from another site': { 'sec-fetch-site': 'cross-site' },
      'from another port of this site': { 'sec-fetch-site': 'same-site' },
      'typed by a person': { 'sec-fetch-site': 'none' },
    };
    for (const [how, headers] of Object.entries(twisted)) {
      const { status, text } = await callWith({ ...whole, ...headers });
      expect([how, status, text]).toEqual([how, 403, '']);
    }
    expect((await callWith({ ...whole, [windowHeader]: otherId })).status).toBe(409);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
      expect((await callWith({ ...whole, 'content-type': type })).status).toBe(415);
    }
    expect((await callWith(whole)).status).toBe(200);
    window.close();
  });

  it('is not answered by GET or any other method, nor under another name', async () => {
    const { session, window } = await openAll();
    const headers = callHeaders(port, session, windowId);
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      const { status, headers: back } = await ask(port, { method, path: settingsPath, headers });
      expect([method, status]).toEqual([method, method === 'GET' ? 404 : 405]);
      expect(back['access-control-allow-origin']).toBeUndefined();
    }
    for (const name of ['nothing', '', '__proto__', 'settings.read/', 'settings.read?x', '%73ettings.read']) {
      const reply = await ask(port, { method: 'POST', path: `${callPath}${name}`, headers, body: '{}' });
      expect([name, decodeWire(reply.text)]).toEqual([
        name,
        { ok: false, code: 'host-refused-input', details: {} },
      ]);
    }
    const elsewhere = await ask(port, { method: 'POST', path: '/elsewhere', headers, body: '{}' });
    expect(elsewhere.status).toBe(404);
    window.close();
  });

  it('with a body that is no message, or too large, is refused and harms nobody', async () => {
    const { session, window } = await openAll();
    const headers = callHeaders(port, session, windowId);
    const send = (body: string | Uint8Array, extra: Record<string, string> = {}) =>
      ask(port, { method: 'POST', path: settingsPath, headers: { ...headers, ...extra }, body });
    for (const body of ['', '{', '{"__proto__":{}}', `${'['.repeat(100_000)}`, '{"$bytes":"!"}']) {
      expect(decodeWire((await send(body)).text)).toEqual({
        ok: false,
        code: 'host-refused-input',
        details: {},
      });
    }
    expect((await send(Uint8Array.of(0x22, 0xff, 0x22))).status).toBe(415);
    const announced = await send('{}', { 'content-length': '99999999999' }).catch(() => ({ status: 413 }));
    expect(announced.status).toBe(413);
    // Sent in chunks without a length: counted as it comes, and cut off.
    const streamed = await ask(port, {
      method: 'POST',
      path: settingsPath,
      headers: { ...headers, 'transfer-encoding': 'chunked' },
      body: Buffer.alloc(100 * 1024 * 1024, 32),
    }).catch(() => ({ status: 413 }));
    expect(streamed.status).toBe(413);
    const large = { frames: [new Uint8Array(15 * 1024 * 1024).fill(7)] };
    const appended = await ask(port, {
      method: 'POST',
      path: `${callPath}journal.append`,
      headers,
      body: encodeWire(large),
    });
    expect(decodeWire(appended.text)).toMatchObject({ ok: true, value: { count: 1 } });
    window.close();
  });
});

describe('the launch code', () => {
  it('works once', async () => {
    const code = launchCodeOf(host.address);
    expect(code).toMatch(/^[0-9a-f]{64}$/);
    const { key } = await openSession(port, code);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    for (const again of [code, '', code.slice(1), `${code}0`, '0'.repeat(64)]) {
      const reply = await ask(port, {
        method: 'POST',
        path: sessionPath,
        headers: pageHeaders(port),
        body: again,
      });
      expect([reply.status, reply.headers['set-cookie']]).toEqual([403, undefined]);
    }
  });

  it('is taken from our own page only, and becomes a cookie that scripts and other sites do not get', async () => {
    const code = launchCodeOf(host.address);
    for (const origin of ['https://evil.example', 'null', `http://localhost:${port}`]) {
      const headers = { ...pageHeaders(port), origin };
      expect((await ask(port, { method: 'POST', path: sessionPath, headers, body: code })).status).toBe(403);
    }
    const long = await ask(port, {
      method: 'POST',
      path: sessionPath,
      headers: pageHeaders(port),
      body: 'x'.repeat(5000),
    });
    expect(long.status).toBe(413);
    const reply = await ask(port, {
      method: 'POST',
      path: sessionPath,
      headers: pageHeaders(port),
      body: code,
    });
    const [cookie] = reply.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(
      new RegExp(`^drogowskaz-${port}=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict$`),
    );
  });

  it('is not used up while a window is open', async () => {
    const { window } = await openAll();
    const second = await startHostProcess(args);
    const code = launchCodeOf(second.address);
    const exchange = () =>
      ask(port, { method: 'POST', path: sessionPath, headers: pageHeaders(port), body: code });
    expect((await exchange()).status).toBe(409);
    window.close();
    expect((await exchange()).status).toBe(200);
  });

  it('is given anew only to those who can read the profile', async () => {
    for (const headers of [{}, { [keyHeader]: '' }, { [keyHeader]: '0'.repeat(64) }]) {
      expect((await ask(port, { method: 'POST', path: reopenPath, headers })).status).toBe(403);
    }
    const file = path.join(String(args[1]), 'browser-host.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(String(args[1])).mode & 0o777).toBe(0o700);
  });
});

describe('a second window', () => {
  it('is refused while the first is open, whichever id it takes, and welcome afterwards', async () => {
    const { session, window } = await openAll();
    for (const id of [otherId, windowId]) {
      const second = await openWindow(port, session, id);
      expect([id, second.status]).toEqual([id, 409]);
    }
    expect((await callWith(callHeaders(port, session, windowId))).status).toBe(200);
    window.close();
    const next = await openWindow(port, session, otherId);
    expect(next.status).toBe(200);
    expect((await callWith(callHeaders(port, session, windowId))).status).toBe(409);
    expect((await callWith(callHeaders(port, session, otherId))).status).toBe(200);
    next.close();
  });

  it('of many that ask at once is one', async () => {
    const session = await openSession(port, launchCodeOf(host.address));
    const ids = Array.from({ length: 8 }, (_, i) => String(i).repeat(64));
    const windows = await Promise.all(ids.map(id => openWindow(port, session, id)));
    expect(windows.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(7).fill(409)]);
    for (const window of windows) window.close();
  });
});

describe('the address of the browser host', () => {
  it('answers to its own name only: a name that was made to point here is refused', async () => {
    const names = [
      `localhost:${port}`,
      `evil.example:${port}`,
      'evil.example',
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
      `127.0.0.1.:${port}`,
      `127.1:${port}`,
      `0.0.0.0:${port}`,
      `[::1]:${port}`,
      `user@127.0.0.1:${port}`,
      `127.0.0.1:${port}, evil.example`,
    ];
    for (const name of names) {
      for (const [method, address] of [
        ['GET', '/'],
        ['POST', sessionPath],
        ['POST', eventsPath],
      ] as const) {
        const { status, text } = await ask(port, {
          method,
          path: address,
          headers: { ...pageHeaders(port), host: name },
        });
        expect([name, method, status, text]).toEqual([name, method, 403, '']);
      }
    }
    const twice = await sendRaw(
      port,
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: evil.example\r\n\r\n`,
    );
    expect(twice).toMatch(/^HTTP\/1\.1 40[03]/);
    for (const line of ['', 'Host:\r\n', 'Host: \r\n']) {
      const none = await sendRaw(port, `GET / HTTP/1.1\r\n${line}Connection: close\r\n\r\n`);
      expect(none).toMatch(/^HTTP\/1\.1 40[03]/);
    }
  });

  it('listens to this computer only', async () => {
    const { networkInterfaces } = await import('node:os');
    const others = Object.values(networkInterfaces()).flatMap(list => list ?? []);
    const outside = others
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(one => one.address);
    const { connect } = await import('node:net');
    for (const address of [...outside, '127.0.0.2']) {
      const outcome = await new Promise(resolve => {
        const socket = connect({ host: address, port });
        socket.on('connect', () => resolve('connected'));
        socket.on('error', () => resolve('refused'));
      });
      expect([address, outcome]).toEqual([address, 'refused']);
    }
  });

  it('serves the page with policy and headers, and nothing under any other path', async () => {
    for (const address of ['/', '/index.html', '/assets/a-1.js', '/already-open', '/not-launched']) {
      const { status, headers } = await ask(port, { path: address });
      expect([address, status]).toEqual([address, address === '/already-open' ? 303 : 200]);
      const { 'content-security-policy': policy, ...rest } = securityHeaders;
      expect(headers).toMatchObject(rest);
      if (address.startsWith('/not'))
        expect(headers['content-security-policy']).toContain("default-src 'none'");
      else expect(headers['content-security-policy']).toBe(policy);
      expect(policy).toBe(contentSecurityPolicy);
    }
    const head = await ask(port, { method: 'HEAD', path: '/' });
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '34']);
    for (const address of [...pathTricks('index.html', 'secret.js'), '/link.js']) {
      const raw = await sendRaw(
        port,
        `GET ${address} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`,
      );
      expect([address, raw.slice(0, 12)]).toEqual([address, expect.stringMatching(/^HTTP\/1\.1 40[04]$/)]);
      expect(raw).not.toMatch(/secret|root:|<!doctype/);
    }
  });

  it('gives no part of the page to other sites', async () => {
    const from = (site: string, mode: string, dest: string) =>
      ask(port, {
        path: '/assets/a-1.js',
        headers: { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest },
      });
    for (const site of ['cross-site', 'same-site']) {
      expect((await from(site, 'no-cors', 'script')).status).toBe(403);
      expect((await from(site, 'cors', 'empty')).status).toBe(403);
      expect((await from(site, 'navigate', 'iframe')).status).toBe(403);
      expect((await from(site, 'navigate', 'document')).status).toBe(200);
    }
    expect((await from('same-origin', 'cors', 'script')).status).toBe(200);
    expect((await from('none', 'navigate', 'document')).status).toBe(200);
  });

  it('stays up under noise', async () => {
    const noise = [
      '\r\n\r\n',
      'GET\r\n\r\n',
      `CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
      `POST ${sessionPath} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`,
      '\u0016\u0003\u0001\u0002\u0000',
    ];
    for (const text of noise) {
      const raw = await sendRaw(port, text);
      expect(raw === '' || /^HTTP\/1\.1 4\d\d/.test(raw)).toBe(true);
    }
    expect((await ask(port, {})).status).toBe(200);
    expect(host.complaints()).toBe('');
  });
});
