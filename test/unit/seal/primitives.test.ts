import { createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { keyRing, openBytes, sealBytes } from '../../../core/seal/seal.ts';
import { xchacha20Poly1305ByOpenssl } from '../../helpers/openssl-xchacha.ts';
import { ed25519Vectors, hkdfVectors, xchachaVector } from '../../helpers/published-vectors.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';

const { bytes: random, below } = seededBytes(testSeed);
const flip = (bytes: Uint8Array, bit: number): Uint8Array => {
  const changed = bytes.slice();
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
};
/** One field of canonical bytes, written out once more by hand. */
const field = (tag: number, body: Uint8Array | string): Buffer => {
  const bytes = Buffer.from(body);
  const head = Buffer.alloc(5);
  head[0] = tag;
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
};

describe(`XChaCha20-Poly1305 (SEED=${testSeed}, B8)`, () => {
  const vector = {
    key: hexToBytes(xchachaVector.key),
    nonce: hexToBytes(xchachaVector.nonce),
    associated: hexToBytes(xchachaVector.associated),
    plain: new TextEncoder().encode(xchachaVector.text),
  };

  it('gives the vector of the draft, by the library and by OpenSSL', () => {
    const cipher = xchacha20poly1305(vector.key, vector.nonce, vector.associated);
    expect(bytesToHex(cipher.encrypt(vector.plain))).toBe(xchachaVector.sealed);
    expect(bytesToHex(xchacha20Poly1305ByOpenssl(vector))).toBe(xchachaVector.sealed);
  });

  it('agrees with OpenSSL for 1,500 random keys, nonces, associated data and lengths', () => {
    for (let round = 0; round < 1_500; round += 1) {
      const input = {
        key: random(32),
        nonce: random(24),
        associated: random(below(70)),
        plain: random(below(400)),
      };
      const sealed = xchacha20Poly1305ByOpenssl(input);
      const cipher = () => xchacha20poly1305(input.key, input.nonce, input.associated);
      expect(bytesToHex(cipher().encrypt(input.plain))).toBe(bytesToHex(sealed));
      expect(bytesToHex(cipher().decrypt(sealed))).toBe(bytesToHex(input.plain));
    }
  });

  it('rejects each flipped bit of tag, text, nonce, key and associated data', () => {
    const sealed = hexToBytes(xchachaVector.sealed);
    const parts = { sealed, key: vector.key, nonce: vector.nonce, associated: vector.associated };
    for (const [name, part] of Object.entries(parts)) {
      for (let bit = 0; bit < part.length * 8; bit += 1) {
        const changed = { ...parts, [name]: flip(part, bit) };
        const cipher = xchacha20poly1305(changed.key, changed.nonce, changed.associated);
        expect(() => cipher.decrypt(changed.sealed), `${name} bit ${bit}`).toThrow('invalid tag');
      }
    }
  });

  it('is what a sealed record is made with: OpenSSL writes an envelope that opens', () => {
    const key = { id: 'records-0123456789abcdef', bytes: random(32) };
    const context = { table: 'cases', id: 'żółw', revision: 12, caseId: null };
    const nonce = random(24);
    const plain = random(99);
    const associated = Buffer.concat([
      field(1, 'drogowskaz sealed record'),
      field(2, '1'),
      field(2, '1'),
      field(1, key.id),
      field(1, 'cases'),
      field(1, 'żółw'),
      field(0, ''),
      field(2, '12'),
    ]);
    const body = xchacha20Poly1305ByOpenssl({ key: key.bytes, nonce, associated, plain });
    const envelope = Uint8Array.of(
      1,
      1,
      key.id.length,
      ...new TextEncoder().encode(key.id),
      ...nonce,
      ...body,
    );
    expect(openBytes(keyRing(key), context, envelope)).toEqual(plain);
    expect(bytesToHex(sealBytes(key, context, plain, () => nonce))).toBe(bytesToHex(envelope));
  });
});

describe(`HKDF-SHA-256 (SEED=${testSeed}, B8)`, () => {
  it.each(hkdfVectors)('gives the vector of RFC 5869 %#', vector => {
    const derived = hkdf(
      sha256,
      hexToBytes(vector.secret),
      hexToBytes(vector.salt),
      hexToBytes(vector.purpose),
      vector.derived.length / 2,
    );
    expect(bytesToHex(derived)).toBe(vector.derived);
  });

  it('agrees with OpenSSL for 500 random inputs and every kind of length', () => {
    for (let round = 0; round < 500; round += 1) {
      const [secret, salt, purpose] = [random(1 + below(100)), random(below(100)), random(below(200))];
      const length = [1, 31, 32, 33, 64, 255, 8_160][round % 7] ?? 32;
      const expected = new Uint8Array(hkdfSync('sha256', secret, salt, purpose, length));
      expect(bytesToHex(hkdf(sha256, secret, salt, purpose, length))).toBe(bytesToHex(expected));
    }
    expect(() => hkdf(sha256, random(32), random(8), random(8), 8_161)).toThrow();
  });
});

describe(`Ed25519 (SEED=${testSeed}, B8)`, () => {
  const strict = { zip215: false } as const;
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const littleEndian = (number: bigint): Uint8Array =>
    hexToBytes(number.toString(16).padStart(64, '0')).toReversed();
  const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${bytesToHex(bytes.toReversed())}`);
  const opensslKeys = (secret: Uint8Array) => {
    const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]);
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    return { privateKey, publicKey: createPublicKey(privateKey) };
  };

  it.each(ed25519Vectors)('gives the vector of RFC 8032 %#', vector => {
    const secret = hexToBytes(vector.secret);
    const message = hexToBytes(vector.message);
    expect(bytesToHex(ed25519.getPublicKey(secret))).toBe(vector.publicKey);
    expect(bytesToHex(ed25519.sign(message, secret))).toBe(vector.signature);
    expect(ed25519.verify(hexToBytes(vector.signature), message, hexToBytes(vector.publicKey), strict)).toBe(
      true,
    );
  });

  it('agrees with OpenSSL on 60 random keys, both ways, and on a flipped bit', () => {
    for (let round = 0; round < 60; round += 1) {
      const [secret, message] = [random(32), random(below(300))];
      const keys = opensslKeys(secret);
      const signature = ed25519.sign(message, secret);
      expect(bytesToHex(signature)).toBe(bytesToHex(sign(null, message, keys.privateKey)));
      expect(verify(null, message, keys.publicKey, signature)).toBe(true);
      const publicKey = ed25519.getPublicKey(secret);
      expect(ed25519.verify(signature, message, publicKey, strict)).toBe(true);
      const changed = flip(signature, below(512));
      expect(ed25519.verify(changed, message, publicKey, strict)).toBe(false);
      expect(verify(null, message, keys.publicKey, changed)).toBe(false);
    }
  });

  it('rejects a signature whose second half was raised by the group order', () => {
    const secret = random(32);
    const message = random(40);
    const signature = ed25519.sign(message, secret);
    const raised = Uint8Array.of(
      ...signature.subarray(0, 32),
      ...littleEndian(toNumber(signature.subarray(32)) + order),
    );
    expect(ed25519.verify(raised, message, ed25519.getPublicKey(secret), strict)).toBe(false);
  });

  it('rejects keys of small order, which would sign every message', () => {
    const identity = `01${'00'.repeat(31)}`;
    const smallOrder = [
      identity,
      `ec${'ff'.repeat(30)}7f`,
      '00'.repeat(32),
      `${'00'.repeat(31)}80`,
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    ];
    const signsAll = hexToBytes(identity + '00'.repeat(32));
    for (const key of smallOrder) {
      expect(ed25519.verify(signsAll, random(20), hexToBytes(key), strict), key).toBe(false);
    }
  });

  it('rejects a key and a commitment that are not written canonically', () => {
    const secret = random(32);
    const message = random(8);
    const signature = ed25519.sign(message, secret);
    const publicKey = ed25519.getPublicKey(secret);
    const beyondField = hexToBytes(`ee${'ff'.repeat(30)}7f`);
    const negativeZero = hexToBytes(`01${'00'.repeat(30)}80`);
    for (const odd of [beyondField, negativeZero]) {
      expect(ed25519.verify(signature, message, odd, strict)).toBe(false);
      expect(
        ed25519.verify(Uint8Array.of(...odd, ...signature.subarray(32)), message, publicKey, strict),
      ).toBe(false);
    }
  });
});
