import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from '../../../core/search/byte-reader.ts';
import { ByteWriter } from '../../../core/search/byte-writer.ts';
import { type CompactIndex, createSearchIndex } from '../../../core/search/compact-index.ts';
import { rulesMark } from '../../../core/search/rules-mark.ts';
import type { SearchDocument } from '../../../core/search/search-index.ts';
import { seededRun } from '../../helpers/seeded-run.ts';

type Doc = SearchDocument<'case'>;
const aCase = (id: string, given: Partial<Doc> = {}): Doc => ({
  title: '',
  keywords: '',
  body: '',
  ...given,
  kind: 'case',
  id,
});
const indexOf = (documents: readonly Doc[]): CompactIndex<'case'> => {
  const index = createSearchIndex<'case'>();
  index.put(documents);
  return index;
};
const some = [
  aCase('a', {
    title: 'K-0001 · Олена Коваленко',
    body: 'karta pobytu, термін',
    phones: ['+48 12 210 20 20'],
  }),
  aCase('b', { title: 'K-0002 · Jan Żukowski', body: 'nocleg', boost: 0.37 }),
];
const answers = (index: CompactIndex<'case'>): unknown[] =>
  ['kowalenko', 'жуковський', '2102020', 'karta term', 'nocleeg', 'k-0002', ''].map(text =>
    index.search(text, { kind: 'case', limit: 9 }),
  );

const words = fc
  .array(fc.constantFrom('Коваль', 'kowal', 'karta', 'Łódź', '0412', '800', 'п’ять', 'ґ', 'ß', '日本'), {
    maxLength: 6,
  })
  .map(list => list.join(' '));
const document: fc.Arbitrary<Doc> = fc.record({
  kind: fc.constant('case' as const),
  id: fc.integer({ min: 1, max: 9 }).map(String),
  title: words,
  keywords: words,
  body: words,
  phones: fc.array(fc.constantFrom('12 210 20 20', '+380 67 123 45 67', '112'), { maxLength: 2 }),
  boost: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('an index kept as bytes', () => {
  it('answers, after any history, as the one it was made from', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(document, { maxLength: 5 }), { maxLength: 6 }),
        words,
        (batches, text) => {
          const index = createSearchIndex<'case'>();
          for (const batch of batches) {
            index.put(batch);
            index.settle();
          }
          index.remove('case', '3');
          const again = createSearchIndex<'case'>();
          expect(again.load('case', index.save('case'))).toBe(true);
          const wanted = { kind: 'case', limit: 20 } as const;
          for (const asked of [text, text.slice(0, 3), '112', 'kow'])
            expect(again.search(asked, wanted)).toEqual(index.search(asked, wanted));
          expect(again.size).toBe(index.size);
          expect(again.save('case')).toEqual(index.save('case'));
        },
      ),
      seededRun(100),
    );
  });

  it('is refused whole when any byte is changed, cut off or added', () => {
    const bytes = indexOf(some).save('case');
    const index = indexOf([aCase('c', { title: 'inna' })]);
    const before = answers(index);
    for (let at = 0; at < bytes.length; at++) {
      const harmed = bytes.slice();
      harmed[at] = (harmed[at] ?? 0) ^ (1 + (at % 255));
      expect(index.load('case', harmed)).toBe(false);
      expect(index.load('case', bytes.slice(0, at))).toBe(false);
    }
    expect(index.load('case', Uint8Array.of(...bytes, 0))).toBe(false);
    expect(answers(index)).toEqual(before);
  });

  it('is refused when it was made under other rules', () => {
    const reader = new ByteReader(indexOf(some).save('case'));
    const [name, format, mark, sum, content] = [
      reader.text(),
      reader.number(),
      reader.text(),
      reader.number(),
      reader.bytes(),
    ];
    const written = (rules: string, version: number): Uint8Array => {
      const writer = new ByteWriter();
      writer.text(name);
      writer.number(version);
      writer.text(rules);
      writer.number(sum);
      writer.bytes(content);
      return writer.finish();
    };
    const load = (bytes: Uint8Array): boolean => createSearchIndex<'case'>().load('case', bytes);
    expect(mark).toBe(rulesMark());
    expect(load(written(mark, format))).toBe(true);
    expect(load(written('0000000000000000', format))).toBe(false);
    expect(load(written(mark, format + 1))).toBe(false);
  });

  it('leaves what has been put since as it is', () => {
    const bytes = indexOf(some).save('case');
    const index = indexOf([aCase('a', { title: 'K-0001 · Ганна Інша' })]);
    expect(index.load('case', bytes)).toBe(true);
    const ids = (text: string): string[] =>
      index.search(text, { kind: 'case', limit: 9 }).hits.map(hit => hit.id);
    expect([ids('kowalenko'), ids('Ганна'), ids('2102020'), ids('nocleg')]).toEqual([[], ['a'], [], ['b']]);
    expect(index.size).toBe(2);
    index.put([aCase('b', { title: 'nowa treść' })]);
    expect([ids('nocleg'), ids('nowa')]).toEqual([[], ['b']]);
  });
});
