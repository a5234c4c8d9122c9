import { createCipheriv } from 'node:crypto';

const minusInitial = (bytes: Buffer, words: readonly number[], initial: Buffer): Uint8Array => {
  const out = Buffer.alloc(words.length * 4);
  words.forEach((word, index) => {
    out.writeUInt32LE((bytes.readUInt32LE(word * 4) - initial.readUInt32LE(word * 4)) >>> 0, index * 4);
  });
  return out;
};

/**
 * HChaCha20 out of OpenSSL's ChaCha20: the key stream is "state after the rounds plus state before", so taking the
 * first state away leaves what HChaCha20 answers.
 * @see draft-irtf-cfrg-xchacha-03, section 2.2
 */
export function hchacha20(key: Uint8Array, nonce16: Uint8Array): Uint8Array {
  const stream = createCipheriv('chacha20', key, nonce16).update(Buffer.alloc(64));
  const initial = Buffer.concat([Buffer.from('expand 32-byte k', 'latin1'), key, nonce16]);
  return minusInitial(stream, [0, 1, 2, 3, 12, 13, 14, 15], initial);
}

/** XChaCha20-Poly1305 by OpenSSL, written apart from the library the program uses: ciphertext and tag. */
export function xchacha20Poly1305ByOpenssl(input: {
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
  readonly associated: Uint8Array;
  readonly plain: Uint8Array;
}): Uint8Array {
  const key = hchacha20(input.key, input.nonce.subarray(0, 16));
  const nonce = Buffer.concat([Buffer.alloc(4), input.nonce.subarray(16)]);
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  cipher.setAAD(input.associated, { plaintextLength: input.plain.length });
  const body = Buffer.concat([cipher.update(input.plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([body, cipher.getAuthTag()]));
}
