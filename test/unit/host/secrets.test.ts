import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../../electron/services/disk.ts';
import { makeSecrets, type SafeStorage, type Secrets } from '../../../electron/services/secrets.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';
import { asyncFailureOf } from '../../helpers/thrown-by.ts';

const newFolder = makeTempFolders();
const secret = Uint8Array.from({ length: 32 }, (_, i) => i * 3);
const mask = (bytes: Uint8Array): Uint8Array => bytes.map(byte => byte ^ 0x5a);

/** A keychain that hides text by a mask; a test replaces what it wants to break. */
const keychain = (given: Partial<SafeStorage> = {}): SafeStorage => ({
  available: async () => true,
  backend: () => 'gnome_libsecret',
  encrypt: async text => mask(new TextEncoder().encode(text)),
  decrypt: async bytes => new TextDecoder().decode(mask(bytes)),
  ...given,
});
const fails = (): Promise<never> => Promise.reject(new Error('keyring is locked'));

const start = (folder: string, safeStorage: SafeStorage | null): Secrets =>
  makeSecrets({ disk: nodeDisk, folder, safeStorage, randomBytes: length => secret.slice(0, length) });

describe('the device secret', () => {
  it('is made once and comes back after a restart, on disk only as the keychain hid it', async () => {
    const folder = newFolder();
    const secrets = start(folder, keychain());
    expect(await secrets.describe()).toBe('keychain');
    const both = await Promise.all([secrets.obtain(), secrets.obtain()]);
    expect(both).toEqual([secret, secret]);
    const later = makeSecrets({
      disk: nodeDisk,
      folder,
      safeStorage: keychain(),
      randomBytes: () => new Uint8Array(32).fill(255),
    });
    expect(await later.obtain()).toEqual(secret);
    const stored = readFileSync(path.join(folder, 'device-secret.bin'));
    expect(stored.includes(Buffer.from(secret))).toBe(false);
    for (const encoding of ['hex', 'base64'] as const) {
      expect(stored.includes(Buffer.from(secret).toString(encoding))).toBe(false);
    }
  });

  it.each([
    ['there is no keychain', null, 'none'],
    ['the keychain is not available', keychain({ available: async () => false }), 'none'],
    ['the keychain fails when asked', keychain({ available: fails }), 'none'],
    ['the keychain has no protection', keychain({ backend: () => 'basic_text' }), 'unprotected'],
  ] as const)('is null and nothing is written when %s', async (_, safeStorage, word) => {
    const folder = newFolder();
    const secrets = start(folder, safeStorage);
    expect(await secrets.describe()).toBe(word);
    expect(await secrets.obtain()).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['is gone', null],
    ['is not available now', keychain({ available: async () => false })],
    ['has turned into one without protection', keychain({ backend: () => 'basic_text' })],
    ['throws', keychain({ decrypt: fails })],
    ['gives other text', keychain({ decrypt: async () => 'something else' })],
    ['gives a shorter secret', keychain({ decrypt: async () => 'ab'.repeat(31) })],
  ] as const)('that exists is refused and never replaced when the keychain %s', async (_, safeStorage) => {
    const folder = newFolder();
    await start(folder, keychain()).obtain();
    const file = path.join(folder, 'device-secret.bin');
    const before = readFileSync(file);
    expect((await asyncFailureOf(() => start(folder, safeStorage).obtain())).code).toBe(
      'secret-store-unavailable',
    );
    expect(readFileSync(file)).toEqual(before);
    expect(await start(folder, keychain()).obtain()).toEqual(secret);
  });

  it.each([
    ['cannot encrypt', keychain({ encrypt: fails })],
    ['does not give back what it took', keychain({ decrypt: async () => '00'.repeat(32) })],
  ] as const)('is not made with a keychain that %s', async (_, safeStorage) => {
    const folder = newFolder();
    expect((await asyncFailureOf(() => start(folder, safeStorage).obtain())).code).toBe(
      'secret-store-unavailable',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused from a file that somebody changed', async () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'device-secret.bin'), 'noise');
    expect((await asyncFailureOf(() => start(folder, keychain()).obtain())).code).toBe(
      'secret-store-unavailable',
    );
  });
});
