/** Vectors printed in the standards themselves, as hexadecimal. Node and Chromium check the same ones. */

/** @see draft-irtf-cfrg-xchacha-03, A.3.1 */
export const xchachaVector = {
  key: '808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f',
  nonce: '404142434445464748494a4b4c4d4e4f5051525354555657',
  associated: '50515253c0c1c2c3c4c5c6c7',
  text: "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
  sealed: [
    'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb',
    '731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452',
    '2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9',
    '21f9664c97637da9768812f615c68b13b52e',
    'c0875924c1c7987947deafd8780acf49',
  ].join(''),
} as const;

/** @see RFC 5869, A.1 and A.3 */
export const hkdfVectors = [
  {
    secret: '0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b',
    salt: '000102030405060708090a0b0c',
    purpose: 'f0f1f2f3f4f5f6f7f8f9',
    derived: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  },
  {
    secret: '0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b',
    salt: '',
    purpose: '',
    derived: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  },
] as const;

/** @see RFC 8032, 7.1, tests 1 and 2 */
export const ed25519Vectors = [
  {
    secret: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    secret: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
] as const;

/** RFC 9106, 5.3: the only vector of Argon2id in the standard, with a secret and associated data. */
export const argon2Vector = {
  passphrase: '01'.repeat(32),
  salt: '02'.repeat(16),
  secret: '03'.repeat(8),
  associated: '04'.repeat(12),
  memoryKib: 32,
  passes: 3,
  lanes: 4,
  derived: '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659',
} as const;

/** Vectors of the reference implementation, of the form the program uses: no secret, no associated data. */
export const argon2PlainVectors = [
  {
    memoryKib: 256,
    passes: 2,
    lanes: 1,
    derived: '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
  },
  {
    memoryKib: 256,
    passes: 2,
    lanes: 2,
    derived: '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037',
  },
  {
    memoryKib: 65_536,
    passes: 2,
    lanes: 1,
    derived: '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7',
  },
] as const;
