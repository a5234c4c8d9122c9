import { describe, expect, it } from 'vitest';
import { readShippedContent } from '../../helpers/content-index.ts';
import { allQueries as qualitySet } from './quality-set.ts';

const { index, contacts, topics } = readShippedContent();
const first = (query: string, kind: 'contact' | 'topic'): string[] =>
  index.search(query, { kind, limit: 3, mayLeaveOut: true }).hits.map(hit => hit.id);

describe('the quality set', () => {
  it('names only contacts and topics that are shipped, and at least 300 queries', () => {
    const known = new Set([...contacts, ...topics].map(one => one.id));
    expect(qualitySet.flatMap(one => one.right).filter(id => !known.has(id))).toEqual([]);
    expect(qualitySet.length).toBeGreaterThanOrEqual(300);
    expect(new Set(qualitySet.map(one => `${one.kind} ${one.query}`)).size).toBe(qualitySet.length);
  });

  it('has a right answer among the first three for at least 95 of 100 queries', () => {
    const missed = qualitySet.filter(
      ({ query, kind, right }) => !first(query, kind).some(id => right.includes(id)),
    );
    const score = 1 - missed.length / qualitySet.length;
    console.log(
      `quality: ${(score * 100).toFixed(1)} % of ${qualitySet.length}; missed: ${missed.map(one => one.query).join(', ')}`,
    );
    expect(score).toBeGreaterThanOrEqual(0.95);
  });

  it('answers while a query is still being typed, from the third letter of its first word on', () => {
    const empty = qualitySet.filter(({ query, kind }) => {
      const word = query.split(' ')[0] ?? '';
      return (
        word.length > 4 &&
        index.search(query, { kind, limit: 1 }).total > 0 &&
        first(word.slice(0, 4), kind).length === 0
      );
    });
    expect(empty.length / qualitySet.length).toBeLessThan(0.12);
  });

  it.each(['Zmyślona Fundacja', 'Коваленко', 'xyzzy', '999 888 777', 'Марина'])(
    'has no contact for "%s", which no contact is like',
    query => {
      expect(first(query, 'contact')).toEqual([]);
    },
  );
});
