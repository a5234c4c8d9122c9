import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Namespace of every object id in a contacts pack. Drawn once at random; it must never change, or the same
 * organization would get another id in the next pack.
 */
export const contactNamespace = '7a60b40e-79d2-408c-921a-f34e5ce0e2c4';

const versionByte = 6;
const variantByte = 8;

/** UUID of version 5 (SHA-1 of namespace and name, RFC 9562 section 5.5), lower case. */
export function uuidV5(namespace: string, name: string): string {
  const hash = sha1(concatBytes(hexToBytes(namespace.replaceAll('-', '')), utf8ToBytes(name)));
  const bytes = hash.slice(0, 16);
  bytes[versionByte] = ((bytes[versionByte] ?? 0) & 0x0f) | 0x50;
  bytes[variantByte] = ((bytes[variantByte] ?? 0) & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * The UUID of an HSDS object of a contact, from the contact's readable id and the object's place in it:
 * `organization`, `service`, `location`, `address/0`, `phone/0`, `schedule/0`.
 */
export const contactObjectId = (contactId: string, object: string): string =>
  uuidV5(contactNamespace, `${contactId}/${object}`);
