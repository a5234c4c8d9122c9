import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, type SourceFile, sourceFiles } from './source-files.ts';

/** Who may import whom, one row a layer; the most specific folder decides. A trailing slash means "anything below". */
const layers: Readonly<Record<string, readonly string[]>> = {
  'core/': ['core/', 'zod', '@noble/'],
  'electron/services/': ['electron/services/', 'core/', 'node:', 'zod'],
  'electron/ipc/': ['electron/', 'core/', 'node:', 'electron', 'zod'],
  'electron/main/': ['electron/', 'core/', 'locales/', 'node:', 'electron', 'zod'],
  'electron/preload/': ['electron/preload/', 'core/', 'electron'],
  'electron/browser-host/': [
    'electron/browser-host/',
    'electron/services/',
    'core/',
    'locales/',
    'node:',
    'zod',
  ],
  'renderer/store/': [
    'renderer/store/',
    'core/',
    'dexie',
    'hash-wasm',
    'birpc',
    'zod',
    '@noble/hashes/',
    'opening_hours',
    'read-excel-file',
    'write-excel-file',
  ],
  'renderer/components/': [
    'renderer/components/',
    'renderer/i18n/',
    'renderer/store/port.ts',
    'core/',
    'react',
    'react-dom',
    'react-aria-components',
    'react-aria',
    '@internationalized/date',
    'lucide-react',
  ],
  'renderer/components/qr/': ['renderer/components/', 'lean-qr', 'react'],
  'renderer/i18n/': ['renderer/i18n/', 'core/', 'locales/', 'i18next', 'react-i18next', 'react'],
  'renderer/app/': [
    'renderer/app/',
    'renderer/features/',
    'renderer/components/',
    'renderer/i18n/',
    'renderer/store/',
    'core/',
    'react',
    'react-dom',
    'react-aria-components',
    'react-i18next',
    'i18next',
    'birpc',
    'lucide-react',
    'zod',
  ],
  'renderer/features/': [
    'renderer/components/',
    'renderer/i18n/',
    'renderer/app/hooks/',
    'renderer/store/port.ts',
    'core/',
    'react',
    'react-dom',
    'react-aria-components',
    'react-i18next',
    'i18next',
    'lucide-react',
  ],
  'renderer/main.tsx': ['renderer/', 'core/', 'react', 'react-dom', '@fontsource-variable/inter'],
};

const isAllowed = (target: string, rule: string): boolean =>
  rule.endsWith('/') || rule === 'node:'
    ? target.startsWith(rule)
    : target === rule || target.startsWith(`${rule}/`);

/** Path of the file's target from the root for a relative import, the specifier itself for a package. */
const targetOf = (file: SourceFile, specifier: string): string =>
  specifier.startsWith('.')
    ? path.posix.normalize(path.posix.join(path.posix.dirname(file.path), specifier.replace(/\?.*$/, '')))
    : specifier;

function breaches(file: SourceFile): string[] {
  const layer = Object.keys(layers)
    .filter(name => file.path.startsWith(name))
    .toSorted((a, b) => b.length - a.length)[0];
  if (layer === undefined) return [`${file.path} belongs to no layer: add it to the table`];
  const rules = layers[layer] ?? [];
  const feature = /^renderer\/features\/([^/]+)\//.exec(file.path)?.[1];
  return importsOf(file.text)
    .map(specifier => targetOf(file, specifier))
    .filter(target => {
      if (feature !== undefined && target.startsWith(`renderer/features/${feature}/`)) return false;
      return !rules.some(rule => isAllowed(target, rule)) && !target.endsWith('.css');
    })
    .map(target => `${file.path} must not import ${target}`);
}

const files = sourceFiles(['core', 'electron', 'renderer'], ['.ts', '.tsx']).filter(
  file => !file.path.endsWith('.d.ts'),
);

describe('layers', () => {
  it('every file imports only what its layer may import', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap(breaches)).toEqual([]);
  });

  it('sees a breach when there is one', () => {
    const breach = {
      path: 'core/x.ts',
      text: "import fs from 'node:fs';\nimport a from '../renderer/store/port.ts';",
    };
    expect(breaches(breach)).toEqual([
      'core/x.ts must not import node:fs',
      'core/x.ts must not import renderer/store/port.ts',
    ]);
    const feature = { path: 'renderer/features/desk/a.tsx', text: "import { b } from '../cases/b.tsx';" };
    expect(breaches(feature)).toHaveLength(1);
  });

  it('core takes neither the clock nor chance from its surroundings', () => {
    const taken = files
      .filter(file => file.path.startsWith('core/'))
      .filter(file =>
        /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)|\bcrypto\.getRandomValues\b/.test(file.text),
      )
      .map(file => file.path);
    expect(taken).toEqual([]);
  });

  it('no file is longer than 400 lines', () => {
    const tooLong = [
      ...files,
      ...sourceFiles(['build', 'test'], ['.ts', '.tsx']),
      ...sourceFiles(['renderer'], ['.css']),
    ]
      .filter(file => file.text.split('\n').length > 400)
      .map(file => file.path);
    expect(tooLong).toEqual([]);
  });

  it('imports make no circle', () => {
    const graph = new Map(
      files.map(file => [
        file.path,
        importsOf(file.text.replace(/import type [^;]+;/g, ''))
          .filter(specifier => specifier.startsWith('.'))
          .map(specifier => targetOf(file, specifier)),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (node: string, trail: readonly string[]): void => {
      if (trail.includes(node)) {
        circles.push([...trail.slice(trail.indexOf(node)), node].join(' -> '));
        return;
      }
      if (done.has(node)) return;
      for (const next of graph.get(node) ?? []) visit(next, [...trail, node]);
      done.add(node);
    };
    for (const node of graph.keys()) visit(node, []);
    expect(circles).toEqual([]);
  });
});
