import { canonicalJson } from '../pack/canonical-json.ts';
import { bytesToUtf8, utf8ToBytes } from '../seal/utf8.ts';

/** Deepest nesting that is read; ours need fewer than twelve levels. */
const maxDepth = 40;

/** The one way a value becomes the bytes that are signed and sealed. */
export const jsonToBytes = (value: unknown): Uint8Array => utf8ToBytes(canonicalJson(value));

/** Bounds the nesting before anything recursive sees the value. */
function isShallow(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isInText) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isInText = false;
    } else if (sign === '"') isInText = true;
    else if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth > maxDepth) return false;
    } else if (sign === '}' || sign === ']') depth -= 1;
  }
  return true;
}

/**
 * The value of bytes that {@link jsonToBytes} could have written: UTF-8, not too deep, and exactly its spelling, so
 * that no key comes twice and none reaches a prototype. Undefined for anything else.
 */
export function bytesToJson(bytes: Uint8Array): unknown {
  const text = bytesToUtf8(bytes);
  if (text === null || !isShallow(text) || text.includes('"__proto__"')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return text.isWellFormed() && canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
