import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

const code = sourceFiles(['core', 'electron', 'renderer', 'build'], ['.ts', '.tsx']).filter(
  file => !file.path.endsWith('.d.ts'),
);
const all = [...code, ...sourceFiles(['test'], ['.ts', '.tsx'])];

/** Names a file exports by declaration. */
const exportsOf = (text: string): string[] =>
  [
    ...text.matchAll(/^export (?:async )?(?:const|function\*?|class|type|interface|enum) ([A-Za-z0-9_$]+)/gm),
  ].map(match => match[1] ?? '');

describe('dead code', () => {
  it('every export is used by another file, or carries the file it stands in', () => {
    const unused = code.flatMap(file =>
      exportsOf(file.text)
        .filter(name => {
          const word = new RegExp(`(?<![A-Za-z0-9_$])${name.replaceAll('$', '\\$')}(?![A-Za-z0-9_$])`);
          const inItsFile = file.text.split(word).length - 1;
          return inItsFile < 2 && !all.some(other => other.path !== file.path && word.test(other.text));
        })
        .map(name => `${file.path}: ${name}`),
    );
    expect(unused).toEqual([]);
  });

  it('nothing is left over: no TODO, debugger, console.log, lint or type suppression', () => {
    const marks = /\bTODO\b|\bFIXME\b|\bdebugger;|@ts-ignore|@ts-expect-error|biome-ignore|eslint-disable/;
    const left = code.filter(file => marks.test(file.text)).map(file => file.path);
    expect(left).toEqual([]);
  });

  it('no test is switched off or alone', () => {
    const marks = /\b(?:it|test|describe)\.(?:only|skip|todo)\b|\bx(?:it|describe)\(/;
    const off = sourceFiles(['test'], ['.ts', '.tsx'])
      .filter(file => !file.path.startsWith('test/repo/') && marks.test(file.text))
      .map(file => file.path);
    expect(off).toEqual([]);
  });
});
