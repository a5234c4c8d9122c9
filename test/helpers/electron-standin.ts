import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** As in a real binary: mark, version of the wire's format, its length, one byte a fuse ('1' on, '0' off). */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Electron 45 as it is built; the ninth is WasmTrapHandlers. */
const builtFuses = '101100011';

/** Bytes of a stand-in executable that carries these fuses. */
export const binaryWithFuses = (fuses: string = builtFuses): Buffer =>
  Buffer.concat([
    Buffer.from(`stand-in, runs nothing\0${fuseMark}`),
    Buffer.from([1, fuses.length]),
    Buffer.from(`${fuses}\0`),
  ]);

/** Writes a folder shaped like an unpacked Electron for Linux; nothing in it runs. */
export function writeElectronStandIn(folder: string): void {
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  mkdirSync(path.join(folder, 'locales'));
  writeFileSync(path.join(folder, 'electron'), binaryWithFuses(), { mode: 0o755 });
  for (const language of ['pl', 'uk', 'en-US', 'de', 'ru', 'zh-CN'])
    writeFileSync(path.join(folder, 'locales', `${language}.pak`), language);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'resources.pak', 'chrome-sandbox'])
    writeFileSync(path.join(folder, name), name);
}
