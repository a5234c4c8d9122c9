/** Base64 of RFC 4648 section 4 with padding, in plain ECMAScript: the same code in Node, page and worker. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const codes = Uint8Array.from(alphabet, letter => letter.charCodeAt(0));
const values = new Int16Array(128).fill(-1);
codes.forEach((code, value) => {
  values[code] = value;
});

/** Bytes turned into text at a time; a multiple of three. `fromCharCode` takes its arguments on the stack. */
const chunkBytes = 6144;

/** Writes the letters of whole groups of three bytes. */
function encodeGroups(bytes: Uint8Array, out: Uint8Array): void {
  let at = 0;
  for (let i = 0; i + 2 < bytes.length; i += 3) {
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out[at] = codes[word >> 18] ?? 0;
    out[at + 1] = codes[(word >> 12) & 63] ?? 0;
    out[at + 2] = codes[(word >> 6) & 63] ?? 0;
    out[at + 3] = codes[word & 63] ?? 0;
    at += 4;
  }
}

/** The letters of the last one or two bytes, padded; nothing when the groups come out even. */
function encodeRest(bytes: Uint8Array): string {
  const rest = bytes.length % 3;
  if (rest === 0) return '';
  const [first = 0, second = 0] = bytes.subarray(-rest);
  const word = (first << 16) | ((rest === 2 ? second : 0) << 8);
  const letters = [word >> 18, (word >> 12) & 63, (word >> 6) & 63].slice(0, rest + 1);
  return letters.map(value => alphabet[value]).join('') + '='.repeat(3 - rest);
}

/** Text of the bytes, padded. */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  const out = new Uint8Array((chunkBytes / 3) * 4);
  for (let i = 0; i < bytes.length; i += chunkBytes) {
    const chunk = bytes.subarray(i, i + chunkBytes);
    encodeGroups(chunk, out);
    const letters = out.subarray(0, Math.floor(chunk.length / 3) * 4);
    parts.push(Reflect.apply(String.fromCharCode, null, letters));
  }
  return parts.join('') + encodeRest(bytes);
}

const valueAt = (text: string, index: number): number => values[text.charCodeAt(index)] ?? -1;

/** Bytes of canonical, padded base64; null when the text is anything else. */
export function decodeBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const pads = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const out = new Uint8Array((text.length / 4) * 3 - pads);
  const letters = text.length - pads;
  let at = 0;
  for (let i = 0; i < letters; i += 4) {
    const third = i + 2 < letters ? valueAt(text, i + 2) : 0;
    const fourth = i + 3 < letters ? valueAt(text, i + 3) : 0;
    const word = (valueAt(text, i) << 18) | (valueAt(text, i + 1) << 12) | (third << 6) | fourth;
    // Any letter outside the alphabet is -1, whose bits make the word negative; so do left-over bits below padding.
    if (word < 0) return null;
    out[at++] = word >> 16;
    if (i + 2 < letters) out[at++] = (word >> 8) & 255;
    else if ((word & 0xffff) !== 0) return null;
    if (i + 3 < letters) out[at++] = word & 255;
    else if ((word & 0xff) !== 0) return null;
  }
  return out;
}
