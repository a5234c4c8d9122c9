import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { openPoint } from '../../core/vault/point.ts';
import { openWithPassphrase } from '../../core/vault/vault.ts';
import { deriveArgon2id, deriveByScript, deriveByWebAssembly } from '../../renderer/store/kdf.ts';
import {
  goldenDeviceSecret,
  goldenMasterKey,
  goldenPassphrase,
  goldenVault,
} from '../helpers/golden-vault.ts';
import { randomKdfInput } from '../helpers/kdf-inputs.ts';
import { argon2PlainVectors } from '../helpers/published-vectors.ts';
import { seededBytes, testSeed } from '../helpers/seeded-bytes.ts';

const chance = seededBytes(testSeed);
const text = new TextEncoder();
const [vector] = argon2PlainVectors;

/** Runs a module in a page of this origin under its own policy; answers what the module posts to its parent. */
const runUnderPolicy = async (policy: string, module: string): Promise<unknown> => {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}"><script type="module">${module}</script>`;
  const answer = new Promise<unknown>(resolve => {
    const listen = (event: MessageEvent<unknown>): void => {
      if (event.source !== frame.contentWindow) return;
      removeEventListener('message', listen);
      resolve(event.data);
    };
    addEventListener('message', listen);
  });
  document.body.append(frame);
  try {
    return await answer;
  } finally {
    frame.remove();
  }
};

const deriveAndCompile = `
  import { deriveArgon2id, deriveByWebAssembly } from '/renderer/store/kdf.ts';
  const text = new TextEncoder();
  const input = { passphrase: text.encode('password'), salt: text.encode('somesalt'),
    memoryKib: ${vector.memoryKib}, passes: ${vector.passes}, lanes: ${vector.lanes}, lengthBytes: 32 };
  const refusal = await deriveByWebAssembly(input).then(() => 'compiled', error => error.constructor.name);
  const derived = await deriveArgon2id(input).catch(error => new TextEncoder().encode(String(error)));
  parent.postMessage({ refusal, derived }, '*');`;

describe(`Argon2id in a real browser (SEED=${testSeed}, A1)`, () => {
  it.each(argon2PlainVectors)(
    'gives the vector of the reference implementation: $memoryKib KiB, $lanes lanes',
    async ({ derived, ...costs }) => {
      const input = {
        passphrase: text.encode('password'),
        salt: text.encode('somesalt'),
        lengthBytes: 32,
        ...costs,
      };
      expect(bytesToHex(await deriveByWebAssembly(input))).toBe(derived);
      expect(bytesToHex(await deriveByScript(input))).toBe(derived);
    },
  );

  it('is the same by WebAssembly and by script for 60 random inputs', async () => {
    for (let round = 0; round < 60; round += 1) {
      const input = randomKdfInput(chance);
      expect(bytesToHex(await deriveByScript(input))).toBe(bytesToHex(await deriveByWebAssembly(input)));
    }
  });

  it('opens a vault that was written on another system (A2)', async () => {
    const means = { deviceSecret: goldenDeviceSecret, kdf: deriveArgon2id };
    const opened = await openWithPassphrase(goldenVault, goldenPassphrase, means);
    expect(bytesToHex(opened.masterKey)).toBe(goldenMasterKey);
    expect(openPoint(goldenVault, opened.masterKey)?.consultantCode).toBe('K-7');
  });
});

describe('a page whose policy forbids WebAssembly (A14)', () => {
  it('derives the same key by script: the same costs, nothing weaker', async () => {
    const outcome = await runUnderPolicy("script-src 'self' 'unsafe-inline'", deriveAndCompile);
    expect(outcome).toMatchObject({ refusal: 'CompileError' });
    const { derived } = Object(outcome);
    expect(bytesToHex(new Uint8Array(derived))).toBe(vector.derived);
  });

  it('is told apart from one that allows it', async () => {
    const outcome = await runUnderPolicy(
      "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
      deriveAndCompile,
    );
    expect(outcome).toMatchObject({ refusal: 'compiled' });
    expect(bytesToHex(new Uint8Array(Object(outcome).derived))).toBe(vector.derived);
  });
});
