import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from './source-files.ts';

const readJson = (...at: string[]): unknown => JSON.parse(readFileSync(path.join(root, ...at), 'utf8'));

const advisories = z
  .array(z.strictObject({ id: z.string(), what: z.string(), fixedIn: z.string() }))
  .parse(readJson('test', 'fixtures', 'electron-advisories.json'));
const pinned = z
  .looseObject({ devDependencies: z.looseObject({ electron: z.string() }) })
  .parse(readJson('package.json')).devDependencies.electron;
const installed = z
  .looseObject({ version: z.string() })
  .parse(readJson('node_modules', 'electron', 'package.json')).version;
const fuses = z
  .looseObject({ electronFuses: z.record(z.string(), z.boolean()) })
  .parse(readJson('build', 'electron-builder.json')).electronFuses;

/** Whether `version` (`major.minor.patch`, nothing after it) is at least `floor`. */
function isAtLeast(version: string, floor: string): boolean {
  const parts = [version, floor].map(text => {
    if (!/^\d+\.\d+\.\d+$/.test(text)) throw new Error(`not a plain release: ${text}`);
    return text.split('.').map(Number);
  });
  const [have = [], need = []] = parts;
  const at = [0, 1, 2].find(index => have[index] !== need[index]);
  return at === undefined || (have[at] ?? 0) > (need[at] ?? 0);
}

describe('the release of Electron', () => {
  it('is pinned to one version, the installed one', () => {
    expect(pinned).toBe(installed);
  });

  it.each(advisories)('is past $id: $what', ({ fixedIn }) => {
    expect(isAtLeast(installed, fixedIn)).toBe(true);
  });

  it('is compared by number, part by part', () => {
    expect(isAtLeast('45.4.1', '45.4.1')).toBe(true);
    expect(isAtLeast('45.4.0', '45.4.1')).toBe(false);
    expect(isAtLeast('9.9.9', '35.7.5')).toBe(false);
    expect(isAtLeast('35.10.0', '35.7.5')).toBe(true);
    expect(() => isAtLeast('46.0.0-beta.2', '42.0.0')).toThrow('not a plain release');
  });

  it('is past every advisory that SECURITY.md names', () => {
    expect(advisories.map(({ id }) => id).toSorted()).toEqual([
      'CVE-2025-55305',
      'CVE-2026-70602',
      'CVE-2026-70603',
      'CVE-2026-70604',
    ]);
  });
});

describe('the fuses', () => {
  it('are all named, each with the state that safety asks for', () => {
    expect(fuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('leave out none that the installed tool knows', () => {
    const known = Object.keys(FuseV1Options).filter(key => Number.isNaN(Number(key)));
    const named = Object.keys(fuses).map(name => name.charAt(0).toUpperCase() + name.slice(1));
    expect(named.toSorted()).toEqual(known.toSorted());
  });
});
