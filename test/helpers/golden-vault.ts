import type { Vault } from '../../core/vault/slots.ts';

/**
 * A vault as format 1 wrote it once. It must open for ever, in every browser and on every system; never make it anew.
 */
export const goldenVault: Vault = {
  format: 1,
  vaultId: '250784c01a7b8ab8ff6ab3587703c94d',
  createdAt: '2026-08-01T10:00:00.000Z',
  masterKeyId: '2880bcbabfc80788',
  pointSealed:
    '010116706f696e742d6631393665336365636661663431303928cbbe4e6d4f884a43f061ded849127a2f3a68a00135b12cea0ccb1f7fbfc9c64ea16f6445642f53986a55e10359cedc5d8d32019095cb2971f81f980d3090f1f6e2aa6d647c30729b1d5a41ac809c808ab255542e6d342a9a6bddabe77ec9c4017089061b9fdb5658bc53c782a55f1cff3ca6f33f11b3e827568312fa96df659b20ad2e930cda25481a03cad775090280c5',
  slots: [
    {
      kind: 'passphrase',
      id: '76116ac03bf8e597',
      createdAt: '2026-08-01T10:00:00.000Z',
      deviceBound: true,
      kdf: {
        algorithm: 'argon2id',
        version: 19,
        memoryKib: 65536,
        passes: 3,
        lanes: 1,
      },
      salt: 'eeeb8789296d735563fdad7801111fbe',
      nonce: '1e975a45aefd84ed702d76f2d5e58c22839b5572aafd3b3d',
      wrapped:
        '839035aa0cea0cd8d38469438450c2eb0053e34ca664db8afc70177db44ecd6a9c96338b67f177986dc3e21f02bb533f',
    },
    {
      kind: 'recovery',
      id: '1226ef9606e7079c',
      createdAt: '2026-08-01T10:00:00.000Z',
      nonce: 'ca1626e941c095d2173d9f8a9ad1efe38952c8e64a9e7f6c',
      wrapped:
        'b2031331f9d39c5a90a093a53a993b06c2c5abcb78da77a5714e9cba635d970530fc501c6c18e41ed5d2a9e0338b6a52',
    },
  ],
};

/** Composed and decomposed letters, two spaces, a joined emoji, NUL and a space at the end. */
export const goldenPassphrase = 'Zażółć  їжака 👩‍👩‍👧\u0000 ';
export const goldenDeviceSecret = Uint8Array.from({ length: 32 }, (_, index) => index);
export const goldenRecoveryKey = 'ZY9Z-5TRX-PYH0-6G6V-ZBW3-8WV5-P7KA-7YXQ-NHCK';
export const goldenMasterKey = '4e170839d6062fed73c99f91704156bf794b565831eef9555b519817433055b7';
