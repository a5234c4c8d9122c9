import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPackFiles } from '../../../build/pack-files.ts';
import { readGuidancePack } from '../../../core/pack/read-guidance-pack.ts';
import { aTopic, contactsContents, guidanceContents, sealPack } from '../../helpers/pack-builder.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let content = '';

const run = (tool: string, ...args: string[]) => {
  const { status, stdout } = spawnSync(process.execPath, [path.join(root, 'build', tool), ...args, content], {
    encoding: 'utf8',
  });
  return { status, stdout };
};

function write(id: string, kind: 'guidance' | 'contacts', contents: Record<string, unknown>): void {
  for (const file of sealPack(kind, contents, { id })) {
    const target = path.join(content, id, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.text);
  }
}

beforeEach(() => {
  content = mkdtempSync(path.join(tmpdir(), 'packs-'));
  write('advice', 'guidance', guidanceContents());
  write('people', 'contacts', contactsContents());
  run('pack-manifest.ts');
});
afterEach(() => rmSync(content, { recursive: true, force: true }));

describe('the tools for the people who write packs', () => {
  it('find nothing to say about good packs but a line each', () => {
    expect(run('pack-manifest.ts', '--check').status).toBe(0);
    expect(run('check-content.ts')).toEqual({
      status: 0,
      stdout:
        'advice 2026.11.1: 1 topics, 2 statements, 2 facts, 1 sources\n' +
        'people 2026.11.1: 1 contacts, 1 categories, 1 synonym groups\n',
    });
  });

  it('notice a file changed after the manifest was made, and bring the manifest up to date', () => {
    const file = path.join(content, 'advice', 'topics', 'permit.json');
    appendFileSync(file, '\n');
    expect(run('check-content.ts').stdout).toContain('pack-hash-mismatch advice/topics/permit.json');
    const checked = run('pack-manifest.ts', '--check');
    expect(checked.status).toBe(1);
    expect(checked.stdout).toContain('advice: manifest is out of date');
    const before = readFileSync(path.join(content, 'people', 'manifest.json'), 'utf8');
    expect(run('pack-manifest.ts')).toEqual({ status: 0, stdout: 'advice: written\n' });
    expect(run('check-content.ts').status).toBe(0);
    expect(readFileSync(path.join(content, 'people', 'manifest.json'), 'utf8')).toBe(before);
    const pack = readGuidancePack('advice', readPackFiles(path.join(content, 'advice')));
    expect(pack.manifest.notice.en).toBe('Plainly invented');
  });

  it('list every problem with its place, also a contact that no directory has', () => {
    const topic = aTopic({ factIds: ['gone'], contactIds: ['nobody'] });
    writeFileSync(path.join(content, 'advice', 'topics', 'permit.json'), JSON.stringify(topic));
    run('pack-manifest.ts');
    const { status, stdout } = run('check-content.ts');
    expect(status).toBe(1);
    expect(stdout).toContain(
      'pack-invalid advice/topics/permit.json at factIds.0 reason=unknown-fact value=gone',
    );
    expect(stdout).toContain('at contactIds.0 reason=unknown-contact value=nobody');
  });

  it('do not put a file into a manifest that a pack must not hold', () => {
    writeFileSync(path.join(content, 'advice', 'run.js'), '');
    expect(run('pack-manifest.ts').status).not.toBe(0);
    expect(run('check-content.ts').stdout).toContain('pack-hash-mismatch advice/run.js');
  });
});
