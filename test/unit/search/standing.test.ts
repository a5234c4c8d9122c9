import { describe, expect, it } from 'vitest';
import { type CompactIndex, createSearchIndex } from '../../../core/search/compact-index.ts';
import type { SearchDocument } from '../../../core/search/search-index.ts';
import { standingScore } from '../../../core/search/standing.ts';

const indexOf = (titles: Readonly<Record<string, string>>): CompactIndex<'contact'> => {
  const index = createSearchIndex<'contact'>();
  index.put(
    Object.entries(titles).map(
      ([id, title]): SearchDocument<'contact'> => ({ kind: 'contact', id, title, keywords: '', body: '' }),
    ),
  );
  return index;
};
const only =
  (best: string) =>
  (id: string): number =>
    id === best ? 1 : 0;

describe('how a contact stands now', () => {
  const index = indexOf({ closed: 'prawnik', open: 'prawnik', begins: 'prawniczy' });
  const ids = (text: string, standing: (id: string) => number, limit = 9): string[] =>
    index.search(text, { kind: 'contact', limit, standing }).hits.map(hit => hit.id);

  it('decides between equals, whatever the limit', () => {
    for (const limit of [1, 2, 9]) {
      expect(ids('prawnik', only('open'), limit)[0]).toBe('open');
      expect(ids('prawnik', only('closed'), limit)[0]).toBe('closed');
    }
  });

  it('never beats a better match', () => {
    const kurs = indexOf({ longer: 'kursy', whole: 'kurs' });
    const { hits } = kurs.search('kurs', { kind: 'contact', limit: 9, standing: only('longer') });
    expect(hits.map(hit => hit.id)).toEqual(['whole', 'longer']);
    expect(ids('prawni', only('begins')).slice(0, 2)).not.toContain('begins');
  });

  it('is asked of the best few only, and changes no total', () => {
    const many = indexOf(Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`c${n}`, 'pomoc'])));
    const asked: string[] = [];
    const found = many.search('pomoc', {
      kind: 'contact',
      limit: 5,
      standing: id => {
        asked.push(id);
        return 0;
      },
    });
    expect([found.total, found.hits.length]).toEqual([500, 5]);
    expect(asked.length).toBeLessThan(50);
  });

  it('weighs being open more than a late check, and hours nobody knows no more than closed ones', () => {
    const scores = [
      { isOpenNow: true, freshness: 1 },
      { isOpenNow: true, freshness: 0 },
      { isOpenNow: false, freshness: 1 },
      { isOpenNow: null, freshness: 0.5 },
      { isOpenNow: false, freshness: 0 },
    ].map(standingScore);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect([scores[0], scores.at(-1)]).toEqual([1, 0]);
    expect(standingScore({ isOpenNow: null, freshness: 0 })).toBe(0);
  });
});
