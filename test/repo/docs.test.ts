import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../core/host/contract.ts';
import { unlockDelayMs } from '../../core/host/unlock-delay.ts';
import { batchHeaderSchema, summarySchema } from '../../core/report/summary.ts';
import { minPassphraseLength } from '../../core/vault/passphrase.ts';
import { commands } from '../../renderer/app/hooks/keymap.ts';
import { root, sourceFiles } from './source-files.ts';

const documents = [
  { path: 'README.md', text: readFileSync(path.join(root, 'README.md'), 'utf8') },
  ...sourceFiles(['docs'], ['.md']),
];
const documentAt = (file: string): string => documents.find(one => one.path === file)?.text ?? '';

/** Everything of the project, files and folders, from the root with forward slashes; generated folders left out. */
const paths = readdirSync(root, { withFileTypes: true })
  .filter(entry => !['node_modules', '.git', 'out', 'dist', '.cache', 'test-results'].includes(entry.name))
  .flatMap(entry =>
    entry.isDirectory()
      ? [
          entry.name,
          ...readdirSync(path.join(root, entry.name), { recursive: true, encoding: 'utf8' }).map(name =>
            `${entry.name}/${name}`.split(path.sep).join('/'),
          ),
        ]
      : [entry.name],
  );
const ignored = readFileSync(path.join(root, '.gitignore'), 'utf8').split('\n');

const withoutBlocks = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '');
const blocksOf = (text: string): string[] =>
  [...text.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(match => match[1] ?? '');
/** What stands in backticks, a line of a block for one. */
const codeOf = (text: string): string[] => [
  ...[...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].map(match => match[1] ?? ''),
  ...blocksOf(text).flatMap(block => block.split('\n').filter(line => line !== '')),
];

/** Every `document: thing` that `isWrong` says something about. */
const wrongIn = (isWrong: (code: string) => boolean): string[] =>
  documents.flatMap(one =>
    codeOf(one.text)
      .filter(isWrong)
      .map(code => `${one.path}: ${code}`),
  );

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** True where a path of the project is or ends in `name`; `<word>` stands for any one name. */
function isInProject(name: string): boolean {
  const wanted = escaped(name.replace(/\/$/, '')).replace(/<[^>]+>/g, '[^/]+');
  return ignored.includes(name) || paths.some(one => new RegExp(`(?:^|/)${wanted}$`).test(one));
}

const programText = sourceFiles(['build', 'electron', 'test/bench'], ['.ts'])
  .map(file => file.text)
  .join('\n');

describe('the documents', () => {
  it('link to files and headings that are there', () => {
    const slugOf = (heading: string): string =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, '')
        .replaceAll(' ', '-');
    const broken = documents.flatMap(one =>
      [...one.text.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(match => match[1] ?? '')
        .filter(target => !/^https?:/.test(target))
        .filter(target => {
          const [file = '', heading] = target.split('#');
          const at = file === '' ? one.path : path.posix.join(path.posix.dirname(one.path), file);
          if (!existsSync(path.join(root, at))) return true;
          const headings = [...documentAt(at).matchAll(/^#+ (.+)$/gm)].map(match => slugOf(match[1] ?? ''));
          return heading !== undefined && !headings.includes(heading);
        })
        .map(target => `${one.path}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('name only files and folders that are there', () => {
    const looksLikePath = (code: string): boolean =>
      /^[\w.<>*-]+(?:\/[\w.<>*-]*)+$/.test(code) && !/^\d/.test(code);
    const looksLikeFile = (code: string): boolean => /^[\w-]+\.(?:tsx?|json|md|drg|bin)$/.test(code);
    const missing = wrongIn(
      code =>
        (looksLikePath(code) && !isInProject(code)) ||
        (looksLikeFile(code) && !isInProject(code) && !programText.includes(`'${code}'`)),
    );
    expect(missing).toEqual([]);
  });

  it('name only commands and switches that exist', () => {
    const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const scripts = Object.keys(Object(Object(manifest).scripts));
    const isWrongCommand = (code: string): boolean => {
      const [tool, first, second] = code.split(' ');
      if (tool === 'npm' && first === 'run') return !scripts.includes(second ?? '');
      if (tool === 'npm') return first !== 'ci' && !scripts.includes(first ?? '');
      return tool === 'node' && first !== undefined && !first.startsWith('-') && !isInProject(first);
    };
    const hasUnknownSwitch = (code: string): boolean =>
      [...code.matchAll(/(?<!\S)--([a-z][a-z-]*)/g)].some(
        ([, word = '']) =>
          !programText.includes(`--${word}`) && !new RegExp(`\\b${word}: \\{ type:`).test(programText),
      );
    expect(wrongIn(code => isWrongCommand(code) || hasUnknownSwitch(code))).toEqual([]);
  });

  it('are there where a comment in the code points at one', () => {
    const code = sourceFiles(['core', 'electron', 'renderer', 'build', 'test'], ['.ts', '.tsx']);
    const missing = code.flatMap(file =>
      [...file.text.matchAll(/docs\/[\w/-]+\.md/g)]
        .filter(([name]) => !isInProject(name))
        .map(([name]) => `${file.path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('say nothing of the machine they were written on and of no registry', () => {
    const marks =
      /(?:^|[\s`"'(])\/(?:work|root|tmp|home|usr|opt|mnt)\b|[A-Z]:\\|registry\.|npmjs|artifactory|verdaccio|localhost:\d/m;
    expect(documents.filter(one => marks.test(one.text)).map(one => one.path)).toEqual([]);
  });

  it('name every part of the tree in the map of the README', () => {
    const folders = readdirSync(root, { withFileTypes: true })
      .filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
      .filter(entry => !ignored.includes(`${entry.name}/`))
      .map(entry => entry.name);
    const readme = documentAt('README.md');
    expect(folders.filter(name => !readme.includes(`\`${name}/`))).toEqual([]);
  });
});

describe('the user guide', () => {
  const guide = documentAt('docs/user-guide.md');

  it('quotes the words of the screen as they are', () => {
    const words = new Set(
      sourceFiles(['locales/en'], ['.json']).flatMap(file => Object.values(Object(JSON.parse(file.text)))),
    );
    const quoted = [...guide.replaceAll('\n', ' ').matchAll(/\*\*([^*]+)\*\*/g)].map(match => match[1] ?? '');
    expect(quoted.length).toBeGreaterThan(15);
    expect(quoted.filter(text => !words.has(text))).toEqual([]);
  });

  it('names the keys of the program', () => {
    const chords = new Set<string>(commands.map(command => command.chord));
    const named = codeOf(guide).filter(code => /^(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d+|\S)$|\+Enter$/.test(code));
    expect(named.length).toBeGreaterThan(12);
    expect(named.filter(code => !chords.has(code))).toEqual([]);
    const meant = ['client-view', 'screen-guidance', 'screen-directory', 'screen-cases', 'screen-reports'];
    const left = commands.filter(({ id, chord }) => !meant.includes(id) && !guide.includes(`\`${chord}\``));
    expect(left.map(({ id }) => id)).toEqual([]);
  });

  it('gives the numbers of the code', () => {
    expect(guide).toContain(`at least ${minPassphraseLength} characters`);
    expect([unlockDelayMs(3), unlockDelayMs(4), unlockDelayMs(5), unlockDelayMs(99)]).toEqual([
      0, 2000, 4000, 900_000,
    ]);
    expect(guide).toContain(
      'three times. After that you wait: 2 seconds, then 4, 8 and so on, up to 15 minutes',
    );
  });
});

describe('the administrator guide', () => {
  const guide = documentAt('docs/administrator-guide.md');

  it('names every file that the program keeps in a profile', () => {
    const hosts = sourceFiles(['electron'], ['.ts']).map(file => file.text);
    const kept = hosts.flatMap(text => [
      ...[...text.matchAll(/path\.join\((?:parts\.)?folder, '([\w.-]+)'\)/g)].map(match => match[1] ?? ''),
      ...[...text.matchAll(/'([\w-]+\.drg)'/g)].map(match => match[1] ?? ''),
    ]);
    expect(kept.length).toBeGreaterThan(7);
    expect([...new Set(kept)].filter(name => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it('gives the lock time of the settings', () => {
    expect(guide).toContain(`After ${defaultSettings.idleLockMinutes} minutes without a key or a click`);
  });

  it('lists as not protected what the program itself lists in its settings', () => {
    const words = Object.entries(
      Object(JSON.parse(readFileSync(path.join(root, 'locales/en/settings.json'), 'utf8'))),
    ).filter(([key]) => key.startsWith('protection.not.'));
    expect(words.length).toBeGreaterThan(3);
    expect(words.filter(([, text]) => !guide.includes(String(text))).map(([key]) => key)).toEqual([]);
  });
});

describe('the description of the export', () => {
  it('names exactly the fields of the export, in their order', () => {
    const part = /## What leaves\n([\s\S]*?)\n## /.exec(documentAt('docs/export.md'))?.[1] ?? '';
    const named = part
      .split('\n')
      .filter(line => line.startsWith('| `'))
      .flatMap(line => codeOf(line.split('|')[1] ?? ''));
    const referral = Object.keys(summarySchema.shape.referrals.element.shape);
    expect(named).toEqual([
      ...Object.keys(batchHeaderSchema.shape),
      ...Object.keys(summarySchema.shape),
      ...referral.map(field => `referrals.${field}`),
    ]);
  });
});

describe('the benchmarks', () => {
  it('have names that the bench prints', () => {
    const bench = sourceFiles(['test/bench'], ['.ts'])
      .map(file => file.text)
      .join('\n');
    const names = codeOf(documentAt('docs/benchmarks.md')).filter(code => /^[a-z-]+\.[a-z0-9-]+$/.test(code));
    expect(names.length).toBeGreaterThan(10);
    // Numbers stand in the names as constants.
    const bare = names.map(name => name.replace(/\d.*$/, ''));
    expect(bare.filter(name => !bench.includes(name))).toEqual([]);
  });
});
