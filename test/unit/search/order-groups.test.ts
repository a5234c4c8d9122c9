import { describe, expect, it } from 'vitest';
import { orderGroups } from '../../../core/search/order-groups.ts';
import { readShippedContent } from '../../helpers/content-index.ts';

const names = (groups: readonly { readonly name: string; readonly best: number }[]): string =>
  orderGroups(groups)
    .map(group => group.name)
    .join(' ');

describe('the order of groups', () => {
  it('is the usual one while no hit is clearly better', () => {
    expect(
      names([
        { name: 'topic', best: 100 },
        { name: 'contact', best: 149 },
        { name: 'case', best: 0 },
      ]),
    ).toBe('topic contact case');
  });

  it('puts a clearly better group first and keeps the rest in order', () => {
    expect(
      names([
        { name: 'topic', best: 20 },
        { name: 'contact', best: 25 },
        { name: 'case', best: 90 },
      ]),
    ).toBe('case topic contact');
  });

  it('lets what was named come first when it is better at all', () => {
    const groups = [
      { name: 'topic', best: 60 },
      { name: 'contact', best: 70, isAskedFor: true },
    ];
    expect(names(groups)).toBe('contact topic');
    expect(names([{ name: 'topic', best: 71 }, ...groups.slice(1)])).toBe('topic contact');
  });

  const { index } = readShippedContent();
  it.each([
    ['юрист', 'contact'],
    ['lawyer', 'contact'],
    ['prawnik', 'contact'],
    ['noclegownia', 'contact'],
    ['притулок для жінок', 'contact'],
    ['lekarz', 'contact'],
    ['psycholog', 'contact'],
    ['консульство', 'contact'],
    ['straż graniczna', 'contact'],
    ['police', 'contact'],
    ['karta cukr', 'topic'],
    ['pesel', 'topic'],
    ['nfz', 'topic'],
    ['prawo jazdy', 'topic'],
    ['azyl', 'topic'],
    ['страховка', 'topic'],
    ['оскарження', 'topic'],
    ['niebieska karta ue', 'topic'],
  ] as const)('puts first what "%s" means: %s', (text, meant) => {
    const groups = (['topic', 'contact'] as const).map(kind => {
      const { hits, namesHelper } = index.search(text, { kind, limit: 1 });
      return { kind, best: hits[0]?.score ?? 0, isAskedFor: kind === 'contact' && namesHelper };
    });
    expect(orderGroups(groups)[0]?.kind).toBe(meant);
  });
});
