import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeTempFolders } from '../helpers/temp-folder.ts';

const newFolder = makeTempFolders();
const saver = fileURLToPath(new URL('../helpers/traced-saver.ts', import.meta.url));
const strace = ['/usr/bin/strace', '/usr/local/bin/strace'].find(existsSync);

/** The calls that touch the profile folder, in order: "pwrite64 journal.drg", "fdatasync journal.drg", … */
function callsOn(folder: string, trace: string): string[] {
  const calls: string[] = [];
  const unfinished = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const pid = line.split(' ')[0] ?? '';
    const resumed = /<\.\.\. \w+ resumed>/.test(line);
    const text = resumed ? `${unfinished.get(pid)}${line}` : line;
    if (line.includes('<unfinished ...>')) {
      unfinished.set(pid, line);
      continue;
    }
    const match = /(pwrite64|fdatasync|fsync|rename\w*|ftruncate|openat)\((.*)/.exec(text);
    if (match === null || !text.includes(folder) || / = -1 /.test(text)) continue;
    const [, call = '', rest = ''] = match;
    const names = [...rest.matchAll(/[<"]([^<>"]*)[>"]/g)].map(name => name[1] ?? '');
    const last = names.filter(name => name.startsWith(folder)).at(-1) ?? '';
    calls.push(`${call} ${path.relative(folder, last) || '.'}`);
  }
  return calls;
}

describe.runIf(strace !== undefined)('as the system sees it (strace)', () => {
  it('each acknowledged batch is one write and one flush, and each rename is followed by a flush of the folder', async () => {
    const folder = newFolder();
    const traceFile = path.join(newFolder(), 'trace');
    const child = spawn(
      String(strace),
      [
        '-f',
        '-y',
        '-s',
        '0',
        '-e',
        'trace=pwrite64,fsync,fdatasync,rename,renameat2,ftruncate',
        '-o',
        traceFile,
        process.execPath,
        saver,
        folder,
      ],
      { stdio: 'inherit' },
    );
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    const calls = callsOn(folder, readFileSync(traceFile, 'utf8')).map(call =>
      call.replace(/\.[0-9a-f-]{36}\./, '.*.'),
    );
    expect(calls).toEqual([
      // an empty journal: beside, flushed, renamed, folder flushed
      'pwrite64 journal.drg.new',
      'fdatasync journal.drg.new',
      'rename journal.drg',
      'fsync .',
      // three batches
      ...Array.from({ length: 3 }).flatMap(() => ['pwrite64 journal.drg', 'fdatasync journal.drg']),
      // the slots: temporary file, flushed, renamed, folder flushed
      'pwrite64 .vault.drg.*.drogowskaz-tmp',
      'fdatasync .vault.drg.*.drogowskaz-tmp',
      'rename vault.drg',
      'fsync .',
      // a rewrite
      'pwrite64 journal.drg.new',
      'pwrite64 journal.drg.new',
      'fdatasync journal.drg.new',
      'rename journal.drg',
      'fsync .',
    ]);
  });
});
