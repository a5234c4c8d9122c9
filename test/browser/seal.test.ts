import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { deriveDataKey, keyRing, openBytes, sealBytes } from '../../core/seal/seal.ts';
import { checkRandom } from '../../core/seal/self-test.ts';
import { decodeValue, encodeValue } from '../../core/seal/values.ts';
import { ed25519Vectors, hkdfVectors, xchachaVector } from '../helpers/published-vectors.ts';
import { seededBytes, testSeed } from '../helpers/seeded-bytes.ts';
import { codeOf } from '../helpers/thrown-by.ts';

const { bytes: random, below } = seededBytes(testSeed);
const real = (length: number) => crypto.getRandomValues(new Uint8Array(length));

describe(`sealing in a real browser (SEED=${testSeed})`, () => {
  it('gives the published vectors (B8)', () => {
    const cipher = xchacha20poly1305(
      hexToBytes(xchachaVector.key),
      hexToBytes(xchachaVector.nonce),
      hexToBytes(xchachaVector.associated),
    );
    expect(bytesToHex(cipher.encrypt(new TextEncoder().encode(xchachaVector.text)))).toBe(
      xchachaVector.sealed,
    );
    for (const { secret, salt, purpose, derived } of hkdfVectors) {
      const length = derived.length / 2;
      expect(
        bytesToHex(hkdf(sha256, hexToBytes(secret), hexToBytes(salt), hexToBytes(purpose), length)),
      ).toBe(derived);
    }
    for (const { secret, message, signature } of ed25519Vectors) {
      expect(bytesToHex(ed25519.sign(hexToBytes(message), hexToBytes(secret)))).toBe(signature);
    }
  });

  it("agrees with the browser's own HKDF and Ed25519 on random inputs (B8)", async () => {
    for (let round = 0; round < 40; round += 1) {
      const [secret, salt, info, message] = [
        random(32),
        random(below(40)),
        random(below(80)),
        random(below(200)),
      ];
      const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
      const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, base, 512);
      expect(bytesToHex(hkdf(sha256, secret, salt, info, 64))).toBe(bytesToHex(new Uint8Array(bits)));
      const publicKey = await crypto.subtle.importKey(
        'raw',
        Uint8Array.from(ed25519.getPublicKey(secret)),
        'Ed25519',
        false,
        ['verify'],
      );
      const signature = Uint8Array.from(ed25519.sign(message, secret));
      expect(await crypto.subtle.verify('Ed25519', publicKey, signature, message)).toBe(true);
    }
  });

  it('round-trips a record, and refuses every flipped bit of it (B4)', () => {
    const key = deriveDataKey(random(32), 'records');
    const context = { table: 'consultations', id: 'a', revision: 1, caseId: null };
    const record = {
      note: 'Пані Олена, łódź 👩‍👩‍👧',
      at: new Date(0),
      minus: -0,
      big: 2n ** 70n,
      map: new Map([[1, undefined]]),
    };
    const sealed = sealBytes(key, context, encodeValue(record), real);
    expect(decodeValue(openBytes(keyRing(key), context, sealed))).toStrictEqual(record);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = sealed.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(codeOf(() => openBytes(keyRing(key), context, changed))).not.toBe('opened');
    }
  });

  it('refuses what IndexedDB would keep and we could not: Blob, File, ImageData, NaN, lone surrogates (B13)', () => {
    const values = [
      new Blob(['x']),
      new File(['x'], 'x'),
      new ImageData(1, 1),
      Number.NaN,
      '\ud800',
      new Set([1]),
      /x/,
      new Error('x'),
      crypto,
    ];
    for (const value of values) expect(codeOf(() => encodeValue({ value }))).toBe('value-not-storable');
  });

  it('keeps a note of 5 MiB (B13)', () => {
    const note = 'Ї'.repeat(2.5 * 1024 * 1024);
    expect(decodeValue(encodeValue({ note }))).toEqual({ note });
  });

  it("trusts the browser's random source, and no constant one (B10)", () => {
    expect(codeOf(() => checkRandom(real))).toBe('opened');
    expect(codeOf(() => checkRandom(length => new Uint8Array(length).fill(7)))).toBe('randomness-broken');
  });
});
