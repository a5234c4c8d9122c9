const gib = 1024 ** 3;
/** A computer sold with 8 GB reports less: firmware and graphics keep a part. */
const wellEquippedBytes = 7 * gib;

/** Memory for Argon2id in MiB: 128 on a computer with 8 GB, 64 on a smaller one. */
export const kdfMemoryMib = (totalMemoryBytes: number): number =>
  totalMemoryBytes >= wellEquippedBytes ? 128 : 64;
