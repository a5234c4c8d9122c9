import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** Attributes that people read or hear. */
const spoken = new Set([
  'aria-label',
  'aria-description',
  'alt',
  'title',
  'label',
  'hint',
  'placeholder',
  'caption',
]);

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const hasLetters = (value: unknown): value is string => typeof value === 'string' && /\p{L}/u.test(value);

/** Fixed words of one expression: a string, or the fixed parts of a template. */
function fixedWords(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.type === 'JSXExpressionContainer') return fixedWords(node.expression);
  if (node.type === 'Literal') return hasLetters(node.value) ? [node.value] : [];
  if (node.type === 'ConditionalExpression')
    return [...fixedWords(node.consequent), ...fixedWords(node.alternate)];
  if (node.type === 'LogicalExpression') return fixedWords(node.right);
  return [];
}

/** Words in JSX that no translator will ever see. */
function untranslated(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(untranslated);
  if (!isNode(node)) return [];
  const own: string[] = [];
  if (node.type === 'JSXText' && hasLetters(node.value)) own.push(node.value.trim());
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    const children = Array.isArray(node.children) ? node.children : [];
    own.push(
      ...children
        .filter(child => isNode(child) && child.type === 'JSXExpressionContainer')
        .flatMap(fixedWords),
    );
  }
  if (node.type === 'JSXAttribute' && isNode(node.name) && spoken.has(String(node.name.name))) {
    own.push(...fixedWords(node.value));
  }
  return [
    ...own,
    ...Object.values(node).flatMap(value => (typeof value === 'object' ? untranslated(value) : [])),
  ];
}

const wordsIn = (path: string, text: string): string[] => untranslated(parseSync(path, text).program);

describe('text on the screen', () => {
  it('always comes from the locales, never from JSX', () => {
    const files = sourceFiles(['renderer'], ['.tsx']);
    expect(files.length).toBeGreaterThan(20);
    expect(
      files.flatMap(file => wordsIn(file.path, file.text).map(words => `${file.path}: ${words}`)),
    ).toEqual([]);
  });

  it('is found in every place where it can hide', () => {
    expect(wordsIn('a.tsx', '<p>Hello {name}</p>;')).toEqual(['Hello']);
    expect(wordsIn('a.tsx', "<p>{isOn ? 'On' : 'Off'}</p>;")).toEqual(['On', 'Off']);
    expect(wordsIn('a.tsx', '<Field label="Name" id="name" className="wide" />;')).toEqual(['Name']);
    expect(wordsIn('a.tsx', "<p>{t('hello')} · {4}</p>;")).toEqual([]);
  });
});
