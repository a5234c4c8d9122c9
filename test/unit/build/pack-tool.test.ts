import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { inflateWithZlib } from '../../../build/pack-tool/inflate.ts';
import { openPackFile } from '../../../core/pack/open-pack-file.ts';
import { readGuidancePack } from '../../../core/pack/read-guidance-pack.ts';
import { fingerprintOf, newestRoot, parseChain, type Root } from '../../../core/pack/root.ts';
import {
  aFact,
  aText,
  aTopic,
  aTrust,
  contactsContents,
  guidanceContents,
  sealPack,
} from '../../helpers/pack-builder.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const newFolder = makeTempFolders();
let folder = '';

const at = (...names: string[]): string => path.join(folder, ...names);
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'build', 'pack-tool.ts'), ...args],
    { encoding: 'utf8', cwd: folder },
  );
  return { status, out: stdout, err: stderr };
};
const good = (...args: string[]): string => {
  const { status, out, err } = run(...args);
  expect([status, err]).toEqual([0, '']);
  return out;
};

function write(
  id: string,
  kind: 'guidance' | 'contacts',
  contents: Record<string, unknown>,
  into = 'content',
): void {
  for (const file of sealPack(kind, contents, { id })) {
    const target = at(into, id, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.text);
  }
}

const keygen = (): string =>
  good('keygen', '--to', at('keys'), '--organization', 'Example organisation', '--expires', '2099-12-31');
const rootFile = (): string => at('keys', 'organization.drogowskaz-root');
const rootOf = (file: string): Root => newestRoot(parseChain(readFileSync(file, 'utf8')));
const built = (): string => at('advice-2026.11.1.unsigned-pack');
const signed = (): string => at('advice-2026.11.1.drogowskaz-pack');
const build = (): string =>
  good('build', at('content', 'advice'), '--expires', '2099-06-30', '--minimum', '0.1.0', '--to', folder);
const sign = (key = 'pack-key-1.json', chain = rootFile()) =>
  run('sign', built(), '--key', at('keys', key), '--root', chain);
const opened = (trusted: Root) =>
  openPackFile({
    bytes: new Uint8Array(readFileSync(signed())),
    trusted,
    day: '2026-12-01',
    appVersion: '0.1.0',
    installed: async () => null,
    inflate: inflateWithZlib,
  });

beforeEach(() => {
  folder = newFolder();
  write('advice', 'guidance', guidanceContents());
  write('people', 'contacts', contactsContents());
});

describe('npm run pack', () => {
  it('makes keys outside the project only, for their owner alone, and never over others', () => {
    const out = keygen();
    expect(out).toContain(fingerprintOf(rootOf(rootFile())));
    for (const name of readdirSync(at('keys')).filter(name => name.endsWith('.json')))
      expect(statSync(at('keys', name)).mode & 0o077).toBe(0);
    expect(readdirSync(at('keys')).filter(name => name.includes('root-key'))).toHaveLength(3);
    const again = run('keygen', '--to', at('keys'), '--organization', 'X', '--expires', '2099-12-31');
    expect(again.status).toBe(1);
    const inside = path.join(root, '.cache', 'keys-that-must-not-be');
    const refused = run('keygen', '--to', inside, '--organization', 'X', '--expires', '2099-12-31');
    expect([refused.status, refused.err]).toEqual([1, expect.stringContaining('outside')]);
    expect(existsSync(inside)).toBe(false);
  });

  it('builds and signs a file that the program takes', async () => {
    keygen();
    build();
    const { status, out } = sign();
    expect([status, out]).toEqual([0, expect.stringContaining('Example organisation')]);
    const { files, manifest } = await opened(rootOf(rootFile()));
    expect(manifest.release).toMatchObject({ expiresOn: '2099-06-30', minimumProgram: '0.1.0' });
    expect(readGuidancePack('advice', files).topics).toHaveLength(1);
  });

  it('builds nothing of a pack the program would refuse, and signs with no key the root does not name', () => {
    keygen();
    build();
    expect(sign('root-key-1.json').err).toContain('not a drogowskaz-pack-key');
    good('keygen', '--to', at('others'), '--organization', 'Others', '--expires', '2099-12-31');
    const other = sign('pack-key-1.json', at('others', 'organization.drogowskaz-root'));
    expect([other.status, other.err]).toEqual([1, expect.stringContaining('does not name this key')]);
    expect(existsSync(signed())).toBe(false);
    write('advice', 'guidance', guidanceContents({ 'topics/permit.json': aTopic({ factIds: ['gone'] }) }));
    const refused = run('build', at('content', 'advice'), '--expires', '2099-06-30', '--to', at('content'));
    expect([refused.status, refused.err]).toEqual([1, expect.stringContaining('pack-invalid')]);
  });

  it('changes the keys that sign packs when two root keys agree, and not when one does', async () => {
    keygen();
    good('keygen', '--to', at('next'), '--organization', 'X', '--expires', '2099-12-31');
    const { publicKey } = JSON.parse(readFileSync(at('next', 'pack-key-1.json'), 'utf8'));
    const to = at('second.drogowskaz-root');
    const rotate = (...by: number[]) =>
      run(
        'rotate',
        rootFile(),
        ...by.flatMap(number => ['--by', at('keys', `root-key-${number}.json`)]),
        ...['--pack-key', publicKey, '--expires', '2099-12-31', '--to', to],
      );
    expect(rotate(1).err).toContain('pack-root-refused');
    expect(existsSync(to)).toBe(false);
    expect(rotate(1, 3).status).toBe(0);
    expect(rootOf(to)).toMatchObject({ version: 2, packKeys: [publicKey] });
    build();
    expect(sign('pack-key-1.json', to).status).toBe(1);
    cpSync(at('next', 'pack-key-1.json'), at('keys', 'pack-key-2.json'));
    expect(sign('pack-key-2.json', to).status).toBe(0);
    expect((await opened(rootOf(rootFile()))).root.version).toBe(2);
  });

  it('says what changed between two packs, from folders and from pack files', () => {
    keygen();
    build();
    sign();
    const fee = aFact({ value: { kind: 'money', amount: 440, currency: 'PLN' } });
    const lastDay = aFact({ id: 'last-day', value: { kind: 'day', on: '2027-03-04' } });
    write('advice', 'guidance', guidanceContents({ 'facts/all.json': { facts: [fee, lastDay] } }), 'newer');
    const out = good('diff', signed(), at('newer', 'advice'), '--language', 'pl');
    expect(out).toBe('fact: 1\n~ fact fee (2026-03-05): Fee (pl)\n    value: 340\u00a0zł -> 440\u00a0zł\n');
    expect(good('diff', signed(), at('content', 'advice'))).toBe('nothing changed\n');
  });

  it('writes a page in three languages to read and print, without a script, whatever a pack says', () => {
    const title = aText('<script>alert(1)</script>');
    write('advice', 'guidance', guidanceContents({ 'topics/permit.json': aTopic({ title }) }));
    good('preview', at('content', 'advice'), '--to', at('page.html'));
    const page = readFileSync(at('page.html'), 'utf8');
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).toContain("default-src 'none'");
    for (const language of ['pl', 'uk', 'en']) expect(page).toContain(`<td lang="${language}">`);
    expect(page).toContain('You pay 340\u00a0zł. (pl)'.replace('. (pl)', ''));
  });

  it('notes gaps between values, facts and topics nobody meets, pages that do not open', () => {
    const ended = aFact({ trust: aTrust({ validTo: '2026-06-30' }) });
    const later = aFact({ trust: aTrust({ validFrom: '2026-09-01' }) });
    const lastDay = aFact({ id: 'last-day', value: { kind: 'day', on: '2027-03-04' } });
    const lonely = aFact({ id: 'lonely' });
    const facts = { 'facts/all.json': { facts: [ended, later, lastDay, lonely] } };
    write('advice', 'guidance', guidanceContents(facts));
    const { status, out } = run('check', '--content', at('content'));
    expect(status).toBe(0);
    expect(out).toContain('fact fee: no value from 2026-07-01 to 2026-08-31');
    expect(out).toContain('fact lonely: nothing names it');
    expect(out).toContain('topic permit: no topic and no outcome leads to it');
    expect(out).toContain('https://example.org/ is not on the list of pages');
    expect(run('check', '--content', at('content'), '--strict').status).toBe(1);
  });

  it('records translations, finds the older ones, and takes somebody’s word for those compared', () => {
    const pack = at('content', 'advice');
    const check = (): string => run('check', '--content', at('content')).out;
    expect(check()).toContain('advice: no translations.json');
    good('translated', pack);
    build();
    expect(check()).not.toContain('advice: no translations.json');
    const changed = aTopic({ title: { ...aText('Permit'), pl: 'Zezwolenie na pobyt' } });
    writeFileSync(path.join(pack, 'topics', 'permit.json'), JSON.stringify(changed));
    expect(good('translated', pack)).toContain('still older: topics/permit.json at title (uk)');
    build();
    expect(check()).toContain('topics/permit.json at title: en was made from an older Polish text');
    expect(good('translated', pack, '--confirm', 'topics/permit.json')).not.toContain('still older');
    build();
    expect(check()).not.toContain('older Polish text');
  });

  it('explains itself when it is asked for something else', () => {
    const { status, err } = run('burn');
    expect([status, err]).toEqual([1, expect.stringContaining('npm run pack')]);
    expect(run('sign', 'x').err).toContain('--key');
  });
});
