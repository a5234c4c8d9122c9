import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompactIndex, createSearchIndex } from '../../../core/search/compact-index.ts';
import type { SearchDocument } from '../../../core/search/search-index.ts';
import { littleFound } from '../../../core/search/weights.ts';
import { seededRun } from '../../helpers/seeded-run.ts';
import { naiveSearch } from './naive-search.ts';

/** Few words, many ways to meet: beginnings of each other, other spellings, other scripts, numbers. */
const vocabulary = [
  ...[
    'Ко',
    'Кова',
    'Коваленко',
    'Kowalenko',
    'Kowal',
    'Kovalchuk',
    'Ковальчук',
    'Марія',
    'Марина',
    'Maria',
    'Юлія',
    'Julia',
  ],
  ...[
    'karta',
    'karty',
    'kart',
    'pobyt',
    'pobytu',
    'po',
    'praca',
    'Łódź',
    'lodz',
    'Żuk',
    'жук',
    'zuk',
    'в',
    'w',
    'na',
    'наука',
  ],
  ...[
    '0412',
    '412',
    '800',
    '12',
    'PESEL',
    'песель',
    'szkoła',
    'школа',
    'shkola',
    'chata',
    'хата',
    'ґанок',
    "п'ять",
    'пять',
  ],
];
const word = fc.constantFrom(...vocabulary);
const words = fc.array(word, { maxLength: 5 }).map(list => list.join(' '));
const document = fc.record({
  kind: fc.constant('case' as const),
  id: fc.integer({ min: 1, max: 12 }).map(number => `id-${number}`),
  title: words,
  keywords: words,
  body: words,
});
const query = fc
  .array(fc.tuple(word, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 3 })
  .map(parts => parts.map(([whole, length]) => whole.slice(0, length)).join(' '));

type Step =
  | { readonly type: 'put'; readonly documents: readonly SearchDocument<'case'>[] }
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'search'; readonly text: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant('put' as const),
    documents: fc.array(document, { minLength: 1, maxLength: 6 }),
  }),
  fc.record({ type: fc.constant('remove' as const), id: document.map(({ id }) => id) }),
  fc.record({ type: fc.constant('search' as const), text: query }),
);

function expectSameAnswer(
  index: CompactIndex<'case'>,
  model: Map<string, SearchDocument>,
  text: string,
): void {
  const answer = index.search(text, { kind: 'case', limit: 100 });
  const found = answer.hits.map(hit => hit.id);
  const strict = naiveSearch(model.values(), text);
  expect(answer.total).toBe(found.length);
  expect(new Set(found).size).toBe(found.length);
  expect([...found].every(id => model.has(id))).toBe(true);
  expect(found).toEqual(expect.arrayContaining(strict));
  // Endings and typos are added only where little was found.
  if (strict.length >= littleFound || text.length < 5) expect([...found].sort()).toEqual([...strict].sort());
}

describe('the index', () => {
  it('answers like a plain scan after any history of additions, replacements and removals', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const index = createSearchIndex<'case'>();
        const model = new Map<string, SearchDocument<'case'>>();
        for (const one of steps) {
          if (one.type === 'put') {
            index.put(one.documents);
            for (const put of one.documents) model.set(put.id, put);
          } else if (one.type === 'remove') {
            index.remove('case', one.id);
            model.delete(one.id);
          } else {
            expectSameAnswer(index, model, one.text);
          }
          expect(index.size).toBe(model.size);
        }
        for (const text of ['k', 'kowal', 'мар', '412', 'lodz karta', 'po'])
          expectSameAnswer(index, model, text);
      }),
      seededRun(400),
    );
  });

  it('gives the same answers and scores however its documents arrived', () => {
    fc.assert(
      fc.property(fc.uniqueArray(document, { selector: ({ id }) => id }), query, (documents, text) => {
        const atOnce = createSearchIndex<'case'>();
        atOnce.put(documents);
        const oneByOne = createSearchIndex<'case'>();
        for (const one of documents) {
          oneByOne.put([{ ...one, body: 'an older text' }]);
          oneByOne.settle();
          oneByOne.put([one]);
          oneByOne.settle();
        }
        const answer = { kind: 'case', limit: 100 } as const;
        expect(oneByOne.search(text, answer)).toEqual(atOnce.search(text, answer));
      }),
      seededRun(400),
    );
  });

  it('keeps the highest scores when the limit cuts', () => {
    fc.assert(
      fc.property(
        fc.array(document, { maxLength: 30 }),
        query,
        fc.integer({ min: 1, max: 5 }),
        (documents, text, limit) => {
          const index = createSearchIndex<'case'>();
          index.put(documents);
          const all = index.search(text, { kind: 'case', limit: 100 });
          const few = index.search(text, { kind: 'case', limit });
          expect(few.hits).toEqual(all.hits.slice(0, limit));
          expect(few.total).toBe(all.total);
          expect(all.hits.map(hit => hit.score)).toEqual(
            all.hits.map(hit => hit.score).sort((a, b) => b - a),
          );
        },
      ),
      seededRun(300),
    );
  });
});
