/**
 * Runs the Wycheproof sets of the three primitives the program rests on (SECURITY.md, B8):
 * `node test/wycheproof.ts <checkout of C2SP/wycheproof>/testvectors_v1`. Ends with 1 when one answer differs from its
 * label. The vectors are not part of this repository; `test/unit/seal/primitives.test.ts` runs without them.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';

const bytes = z.string().transform(hexToBytes);
const labelled = z.object({ tcId: z.number(), result: z.enum(['valid', 'invalid']) });
const fileOf = <T extends z.ZodType>(group: T) => z.object({ testGroups: z.array(group) });

const aeadFile = fileOf(
  z.object({
    tests: z.array(labelled.extend({ key: bytes, iv: bytes, aad: bytes, msg: bytes, ct: bytes, tag: bytes })),
  }),
);
const hkdfFile = fileOf(
  z.object({
    tests: z.array(
      labelled.extend({ ikm: bytes, salt: bytes, info: bytes, size: z.number(), okm: z.string() }),
    ),
  }),
);
const signatureFile = fileOf(
  z.object({
    publicKey: z.object({ pk: bytes }),
    tests: z.array(labelled.extend({ msg: bytes, sig: bytes })),
  }),
);

interface Verdict {
  readonly id: number;
  readonly isExpected: boolean;
}

/** Whether the primitive accepts exactly what the label calls valid; a thrown refusal is a refusal. */
const judge = (test: z.infer<typeof labelled>, accepts: () => boolean): Verdict => {
  let accepted = false;
  try {
    accepted = accepts();
  } catch {
    accepted = false;
  }
  return { id: test.tcId, isExpected: accepted === (test.result === 'valid') };
};

const folder = process.argv[2] ?? '.';
const load = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));

const verdicts: Readonly<Record<string, readonly Verdict[]>> = {
  'XChaCha20-Poly1305': aeadFile.parse(load('xchacha20_poly1305_test.json')).testGroups.flatMap(({ tests }) =>
    tests.map(test =>
      judge(test, () => {
        const cipher = () => xchacha20poly1305(test.key, test.iv, test.aad);
        const sealed = Uint8Array.of(...test.ct, ...test.tag);
        const opened = bytesToHex(cipher().decrypt(sealed));
        return (
          opened === bytesToHex(test.msg) && bytesToHex(cipher().encrypt(test.msg)) === bytesToHex(sealed)
        );
      }),
    ),
  ),
  'HKDF-SHA-256': hkdfFile
    .parse(load('hkdf_sha256_test.json'))
    .testGroups.flatMap(({ tests }) =>
      tests.map(test =>
        judge(test, () => bytesToHex(hkdf(sha256, test.ikm, test.salt, test.info, test.size)) === test.okm),
      ),
    ),
  Ed25519: signatureFile
    .parse(load('ed25519_test.json'))
    .testGroups.flatMap(({ publicKey, tests }) =>
      tests.map(test =>
        judge(test, () => ed25519.verify(test.sig, test.msg, publicKey.pk, { zip215: false })),
      ),
    ),
};

for (const [name, list] of Object.entries(verdicts)) {
  const wrong = list.filter(verdict => !verdict.isExpected).map(verdict => verdict.id);
  console.log(`${name}: ${list.length} vectors, ${wrong.length} differ ${wrong.join(' ')}`);
  if (wrong.length > 0) process.exitCode = 1;
}
