import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../core/errors.ts';
import { type HostHandlers, hostCalls } from '../../../core/host/contract.ts';
import { makeHandle } from '../../../electron/services/handle.ts';
import { startServices } from '../../helpers/start-services.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';

const newFolder = makeTempFolders();
const refusal = { ok: false, code: 'host-refused-input', details: {} };

async function start(broken: Partial<HostHandlers> = {}) {
  const { handlers, services, shell } = await startServices(newFolder());
  const bugs: string[] = [];
  const call = makeHandle({ ...handlers, ...broken }, { onBug: name => bugs.push(name) });
  return { call, bugs, services, shell };
}

describe('handle', () => {
  it('has a handler for every call of the contract and no other', async () => {
    const { handlers, services } = await startServices(newFolder());
    expect(Object.keys(handlers).toSorted()).toEqual(Object.keys(hostCalls).toSorted());
    await services.close();
  });

  it('answers what the handler answers', async () => {
    const { call, services } = await start();
    expect(await call('settings.read', {})).toEqual({
      ok: true,
      value: { language: null, theme: 'system', idleLockMinutes: 5 },
    });
    await services.close();
  });

  it('refuses names that are no calls, whatever they are called', async () => {
    const { call, bugs, services } = await start();
    for (const name of [
      '',
      'settings',
      'settings.read ',
      'toString',
      '__proto__',
      'constructor',
      'hasOwnProperty',
    ]) {
      expect(await call(name, {})).toEqual(refusal);
    }
    expect(bugs).toEqual([]);
    await services.close();
  });

  it('refuses input that does not fit, in the same words and size however large it is', async () => {
    const { call, bugs, services } = await start();
    const trap = Object.defineProperty({}, 'language', {
      enumerable: true,
      get: () => {
        throw new Error('a secret');
      },
    });
    const huge = { theme: 'x'.repeat(1_000_000) };
    for (const input of [undefined, null, 1, 'text', [], huge, trap, { theme: 'dark' }, new Map(), () => 1]) {
      expect(await call('settings.write', input)).toEqual(refusal);
    }
    for (const extra of [{ extra: 1 }, JSON.parse('{"__proto__": {"a": 1}}')]) {
      expect(await call('settings.read', extra)).toEqual(refusal);
    }
    expect(bugs).toEqual([]);
    await services.close();
  });

  it('passes an expected failure on with its code and details', async () => {
    const { call, services } = await start({
      'attempts.begin': () => {
        throw new AppError('unlock-too-soon', { waitMs: 5 });
      },
    });
    expect(await call('attempts.begin', {})).toEqual({
      ok: false,
      code: 'unlock-too-soon',
      details: { waitMs: 5 },
    });
    await services.close();
  });

  it('says nothing of a bug but that it is one, and tells the host', async () => {
    const { call, bugs, services } = await start({
      'draft.read': () => {
        throw new Error('with a name in it');
      },
      'packs.list': async () => ({ ids: ['Not A Slug'] }),
    });
    for (const name of ['draft.read', 'packs.list']) {
      expect(await call(name, {})).toEqual({ ok: false, code: 'bug', details: {} });
    }
    expect(bugs).toEqual(['draft.read', 'packs.list']);
    await services.close();
  });

  it('open the file the shell names, whole, or nothing at all', async () => {
    const { call, services, shell } = await start();
    expect(await call('files.open', { kind: 'pack' })).toEqual({ ok: true, value: { bytes: null } });
    const folder = newFolder();
    shell.openPath = `${folder}/a.drogowskaz-pack`;
    const gone = { ok: false, code: 'file-open-failed', details: { reason: 'gone' } };
    expect(await call('files.open', { kind: 'pack' })).toEqual(gone);
    writeFileSync(shell.openPath, Uint8Array.of(1, 2, 3));
    expect(await call('files.open', { kind: 'root' })).toEqual({
      ok: true,
      value: { bytes: Uint8Array.of(1, 2, 3) },
    });
    expect(shell.heard).toEqual(['choose pack', 'choose pack', 'choose root']);
    expect(await call('files.open', { kind: '/etc/passwd' })).toEqual(refusal);
    shell.openPath = folder;
    expect(await call('files.open', { kind: 'pack' })).toMatchObject({ ok: false, code: 'file-open-failed' });
    await services.close();
  });

  it('refuse a chosen file that is larger than the program takes, without reading it', async () => {
    const { call, services, shell } = await start();
    shell.openPath = `${newFolder()}/huge.drogowskaz-pack`;
    writeFileSync(shell.openPath, '');
    truncateSync(shell.openPath, 60 * 1024 ** 3);
    expect(await call('files.open', { kind: 'pack' })).toMatchObject({ ok: false, code: 'pack-too-large' });
    await services.close();
  });
});

describe('the calls of the contract', () => {
  it('keep what they are given', async () => {
    const { call, services } = await start();
    const bytes = Uint8Array.of(1, 2, 3);
    expect(await call('vault.read', {})).toEqual({ ok: true, value: { bytes: null } });
    expect(await call('vault.write', { bytes })).toEqual({ ok: true, value: {} });
    expect(await call('vault.read', {})).toEqual({ ok: true, value: { bytes } });
    expect(await call('draft.write', { bytes })).toEqual({ ok: true, value: {} });
    expect(await call('draft.read', {})).toEqual({ ok: true, value: { bytes } });
    expect(await call('settings.write', { language: 'uk', theme: 'dark', idleLockMinutes: 1 })).toMatchObject(
      {
        ok: true,
      },
    );
    expect(await call('attempts.begin', {})).toEqual({ ok: true, value: { failures: 1 } });
    expect(await call('attempts.reset', {})).toEqual({ ok: true, value: {} });
    expect(await call('secret.obtain', {})).toEqual({ ok: true, value: { secret: null } });
    await services.close();
  });

  it('write, read and rewrite the journal', async () => {
    const { call, services } = await start();
    const frames = [Uint8Array.of(1), Uint8Array.of(2, 2)];
    expect(await call('journal.append', { frames })).toMatchObject({ ok: true, value: { count: 2 } });
    expect(await call('journal.read', { from: 0, maxBytes: 9 })).toEqual({
      ok: true,
      value: { frames: [frames[0]], next: 1 },
    });
    for (const step of [{ step: 'begin' }, { step: 'append', frames: [frames[1]] }]) {
      expect(await call('journal.rewrite', step)).toEqual({ ok: true, value: { state: null } });
    }
    expect(await call('journal.rewrite', { step: 'commit' })).toMatchObject({
      ok: true,
      value: { state: { count: 1 } },
    });
    expect(await call('journal.rewrite', { step: 'abort' })).toEqual({ ok: true, value: { state: null } });
    expect(await call('journal.describe', {})).toMatchObject({
      ok: true,
      value: { count: 1, condition: 'good' },
    });
    await services.close();
  });

  it('ask the shell for what only it can do, with addresses checked before', async () => {
    const { call, services, shell } = await start();
    expect(await call('links.open', { url: 'https://www.gov.pl/' })).toEqual({ ok: true, value: {} });
    expect(await call('links.open', { url: 'file:///etc/passwd' })).toMatchObject({ code: 'link-refused' });
    await call('clipboard.write', { text: 'abc' });
    await call('window.setBusy', { busy: true });
    await call('window.confirmClose', {});
    await call('menu.setLanguage', { language: 'uk' });
    expect(shell.heard).toEqual(['open https://www.gov.pl/', 'copy abc', 'busy true', 'close', 'menu uk']);
    await services.close();
  });

  it('save the page as a PDF where the shell says, or not at all', async () => {
    const { call, services, shell } = await start();
    const request = { suggestedName: 'a.pdf' };
    expect(await call('files.savePdf', request)).toEqual({ ok: true, value: { outcome: 'canceled' } });
    shell.savePath = `${newFolder()}/a.pdf`;
    expect(await call('files.savePdf', request)).toEqual({ ok: true, value: { outcome: 'saved' } });
    expect(readFileSync(shell.savePath, 'latin1')).toMatch(/^%PDF-/);
    expect(await call('files.savePdf', { suggestedName: '../a.pdf' })).toEqual(refusal);
    shell.printToPdf = async () => null;
    expect(await call('files.savePdf', request)).toEqual({ ok: true, value: { outcome: 'canceled' } });
    await services.close();
  });

  it('save an export where the shell says, or not at all', async () => {
    const { call, services, shell } = await start();
    const request = { suggestedName: 'a.csv', mediaType: 'text/csv', bytes: Uint8Array.of(65) };
    expect(await call('files.save', request)).toEqual({ ok: true, value: { outcome: 'canceled' } });
    shell.savePath = `${newFolder()}/a.csv`;
    expect(await call('files.save', request)).toEqual({ ok: true, value: { outcome: 'saved' } });
    for (const name of ['../a.csv', '/a', '.hidden', 'a/b', 'a\\b', '', 'a\u0000']) {
      expect(await call('files.save', { ...request, suggestedName: name })).toEqual(refusal);
    }
    await services.close();
  });
});
