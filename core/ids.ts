const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

/** When a UUID of version 7 was made, Unix time in ms. */
export const madeAtMs = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

const dashed = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

/** How many random bytes {@link uuidV7} takes. */
export const uuidV7RandomBytes = 10;

/**
 * UUID of version 7, lower case: sorts by the time it was made. `atMs`: Unix time in whole ms, 0 to 2^48 − 1;
 * `random`: ten bytes from a cryptographic source (six bits of them give way to version and variant).
 * @see RFC 9562, section 5.7
 */
export function uuidV7(atMs: number, random: Uint8Array): string {
  if (random.length !== uuidV7RandomBytes) throw new RangeError('a UUID of version 7 takes ten random bytes');
  if (!Number.isInteger(atMs) || atMs < 0 || atMs >= 2 ** 48) throw new RangeError('no time for a UUID');
  const tail = random.slice();
  tail[0] = ((tail[0] ?? 0) & 0x0f) | 0x70;
  tail[2] = ((tail[2] ?? 0) & 0x3f) | 0x80;
  return dashed(atMs.toString(16).padStart(12, '0') + hexOf(tail));
}
