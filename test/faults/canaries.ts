import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';

/** One rare word is in every canary, so that one search finds them all. */
export const canaryMark = 'Zqvjxkanar';

/** Different texts that all hold the mark, as a person might type them. */
export const canaries = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, n) => `${canaryMark}${n} ${'ąєż'.charAt(n % 3)} ${(n * 7919).toString(36)}`,
  );

/** A text as it may lie on disk: UTF-8, UTF-16LE, and base64 of either at each of the three alignments. */
export function formsOf(text: string): readonly Buffer[] {
  const plain = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return [...plain, ...plain.flatMap(base64Forms), ...plain.map(bytes => Buffer.from(bytes.toString('hex')))];
}

/** What is the same in the base64 of `bytes` whatever stands before and after them. */
function base64Forms(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map(before => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const firstWhole = before === 0 ? 0 : 4;
    const letters = padded.toString('base64').slice(firstWhole);
    // The last group depends on what follows.
    return Buffer.from(letters.slice(0, Math.floor((padded.length - (before === 0 ? 0 : 3)) / 3) * 4));
  });
}

const chunkBytes = 8 * 1024 * 1024;

/** Whether a file holds one of the forms; read in parts that overlap, so that none is cut. */
function holds(file: string, forms: readonly Buffer[]): boolean {
  const overlap = Math.max(...forms.map(form => form.length));
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(chunkBytes);
    for (let at = 0; ; at += chunkBytes - overlap) {
      const got = readSync(handle, buffer, 0, chunkBytes, at);
      const part = buffer.subarray(0, got);
      if (forms.some(form => part.includes(form))) return true;
      if (got < chunkBytes) return false;
    }
  } finally {
    closeSync(handle);
  }
}

/** Files below the folders, names included, that hold one of the texts in any form; files that come and go are passed over. */
export function filesHolding(folders: readonly string[], texts: readonly string[]): string[] {
  const forms = texts.flatMap(formsOf);
  const found: string[] = [];
  for (const folder of folders)
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (texts.some(text => entry.name.includes(text))) found.push(file);
      if (!entry.isFile()) continue;
      try {
        if (statSync(file).size > 0 && holds(file, forms)) found.push(file);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      }
    }
  return found;
}
