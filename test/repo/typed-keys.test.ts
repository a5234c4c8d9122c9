import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from './source-files.ts';

// Inside the project, so that packages are found; out of sight of everything that walks its folders.
mkdirSync(path.join(root, '.cache'), { recursive: true });
const folder = mkdtempSync(path.join(root, '.cache', 'typed-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const head = `import { useText } from '${path.join(root, 'renderer/i18n/use-text.ts')}';
import '${path.join(root, 'renderer/i18n/resources.ts')}';
declare const kind: 'pl' | 'uk' | 'en';
declare const loose: string;
`;

/** Uses of a text, each with what the compiler shall think of it. */
const uses = [
  ["useText('desk').t('note')", true],
  ["useText('desk').t('common:close')", true],
  [`useText('vault').t(\`common:language.\${kind}\`)`, true],
  ["useText('common').t('status.today', { count: 2 })", true],
  ["useText('desk').t('no-such-key')", false],
  ["useText('desk').t('nots')", false],
  ["useText('desk').t('vault:unlock.title')", false],
  ["useText('desk').t('common:no-such-key')", false],
  ["useText('desk').t('nowhere:close')", false],
  [`useText('vault').t(\`common:languages.\${kind}\`)`, false],
  ["useText('desk').t('no-such-key', { defaultValue: 'Words in the code' })", false],
  ["useText('desk').t('no-such-key', 'Words in the code')", false],
  ["useText('desk').t(loose)", false],
  ["useText('desk').t('')", false],
  ["useText('nowhere')", false],
] as const;

/** Lines of the probe that the compiler refuses. */
function refusedLines(lines: readonly string[]): number[] {
  writeFileSync(path.join(folder, 'probe.ts'), head + lines.map(line => `void ${line};\n`).join(''));
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: path.join(root, 'renderer/tsconfig.json'),
      compilerOptions: {
        composite: false,
        emitDeclarationOnly: false,
        noEmit: true,
        incremental: false,
        tsBuildInfoFile: null,
        rootDir: root,
        typeRoots: [path.join(root, 'node_modules/@types')],
        types: [path.join(root, 'node_modules/vite/client.d.ts')],
      },
      include: [],
      files: ['probe.ts'],
      references: [],
    }),
  );
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
    cwd: root,
  });
  const elsewhere = stdout.split('\n').filter(line => /error TS/.test(line) && !line.includes('probe.ts('));
  expect(elsewhere).toEqual([]);
  const first = head.split('\n').length;
  return [...stdout.matchAll(/probe\.ts\((\d+),\d+\): error TS/g)].map(match => Number(match[1]) - first);
}

describe('the keys of texts', () => {
  it('are known to the compiler: a wrong one is an error, wherever it stands', () => {
    const refused = new Set(refusedLines(uses.map(([line]) => line)));
    const judged = uses.map(([line], at) => [line, !refused.has(at)]);
    expect(judged).toEqual(uses.map(([line, isRight]) => [line, isRight]));
  });
});
