import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxJsonDepth, parseJson } from '../../../core/pack/parse-json.ts';
import { refusalOf } from '../../helpers/thrown.ts';

const origin = { pack: 'example', file: 'a.json' };
const read = (text: string): unknown => parseJson(text, origin);
const refusal = (text: string): Record<string, unknown> => refusalOf(() => read(text));

describe('parsing the JSON of a pack', () => {
  it('reads whatever JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false, maxDepth: 6 }), text => {
        let value: unknown;
        try {
          value = read(text);
        } catch {
          // The only valid JSON that is refused: a dangerous key or an unseen character.
          return ['forbidden-key', 'hidden-character'].includes(String(refusal(text).reason));
        }
        expect(value).toEqual(JSON.parse(text));
        return true;
      }),
      { numRuns: 500 },
    );
  });

  it('never accepts a damaged text that JSON.parse refuses, and never fails in another way', () => {
    const good = JSON.stringify({ a: [1, -2.5e3, true, null, 'żółw \n "'], b: { c: 'їжак', d: [] } });
    fc.assert(
      fc.property(
        fc.nat(good.length - 1),
        fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', '0', '-', '.', 'e', ' ', '\u0000', 'u'),
        fc.boolean(),
        (at, sign, replaces) => {
          const text = good.slice(0, at) + sign + good.slice(replaces ? at + 1 : at);
          let expected: unknown;
          try {
            expected = JSON.parse(text);
          } catch {
            expect(refusal(text)).toMatchObject({ code: 'pack-not-json', pack: 'example', file: 'a.json' });
            return;
          }
          if (!/duplicate-key|hidden-character/.test(reasonOf(text))) expect(read(text)).toEqual(expected);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('says where a broken text breaks', () => {
    expect(refusal('{"a": {"b": [1, 2, x]}}')).toEqual({
      code: 'pack-not-json',
      pack: 'example',
      file: 'a.json',
      at: 'a.b.2',
      position: 19,
      reason: 'syntax',
    });
    expect(refusal('')).toMatchObject({ reason: 'syntax', position: 0 });
    expect(refusal('{"a": 1} {')).toMatchObject({ reason: 'syntax', position: 9 });
  });

  it.each([
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
    '[01]',
    '[+1]',
    '[.5]',
    '[1.]',
    '[NaN]',
    '"\t"',
    '"\\x41"',
    '"open',
    '// a\n1',
    'undefined',
    'tru',
    'truee',
  ])('refuses %s, which is not JSON', text => {
    expect(refusal(text).reason).toBe('syntax');
  });

  it('refuses a byte order mark', () => {
    expect(refusal('\ufeff{}')).toMatchObject({ code: 'pack-not-json', reason: 'byte-order-mark' });
  });

  it('refuses a key given twice, also when it is spelled with an escape', () => {
    expect(refusal('{"x": {"a": 1, "\\u0061": 2}}')).toMatchObject({ reason: 'duplicate-key', at: 'x' });
  });

  it.each(['__proto__', 'constructor', 'prototype', '__pr\\u006fto__'])(
    'refuses the key %s and leaves every prototype clean',
    key => {
      expect(refusal(`{"a": {"${key}": {"polluted": true}}}`)).toMatchObject({
        reason: 'forbidden-key',
        at: 'a',
      });
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    },
  );

  it('refuses nesting beyond its depth, however deep, without running out of stack', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(read(nested(maxJsonDepth))).toEqual(JSON.parse(nested(maxJsonDepth)));
    expect(refusal(nested(maxJsonDepth + 1)).reason).toBe('too-deep');
    expect(refusal('['.repeat(1_000_000)).reason).toBe('too-deep');
    expect(refusal('{"a":'.repeat(100_000)).reason).toBe('too-deep');
  });

  it('refuses a number of absurd length', () => {
    expect(refusal(`[1${'0'.repeat(60)}]`).reason).toBe('number-too-long');
  });

  it.each([
    ['a right-to-left override', '\\u202e'],
    ['a zero-width space', '\u200b'],
    ['a control character', '\\u0007'],
  ])('refuses %s in a text', (_name, character) => {
    expect(refusal(`{"a": "x${character}y"}`)).toMatchObject({ reason: 'hidden-character', at: 'a' });
  });

  it('reads a million keys', () => {
    const text = `{${Array.from({ length: 1_000_000 }, (_, i) => `"k${i}":0`).join(',')}}`;
    expect(Object.keys(Object(read(text)))).toHaveLength(1_000_000);
  });
});

function reasonOf(text: string): string {
  try {
    read(text);
    return '';
  } catch {
    return String(refusal(text).reason);
  }
}
