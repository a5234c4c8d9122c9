import { describe, expect, it } from 'vitest';
import { changesBetween, type DatedGuidance } from '../../../core/guidance/changes.ts';
import { datedFacts } from '../../../core/guidance/resolve.ts';
import { aCheck, aDayFact, anOutcome, aRule, aStep } from '../../helpers/check-builder.ts';
import { aFact, aStatement, aText, aTopic, aTrust } from '../../helpers/pack-builder.ts';

const from = '2026-11-21';
const fee = (amount: number, validFrom: string | null, validTo: string | null) =>
  aFact({ value: { kind: 'money', amount, currency: 'PLN' }, trust: aTrust({ validFrom, validTo }) });

const guidance = (over: Partial<DatedGuidance> = {}): DatedGuidance => ({
  topics: [aTopic()],
  facts: datedFacts([fee(340, null, '2026-12-31'), fee(400, '2027-01-01', null)]),
  check: null,
  ...over,
});

/** One line a change. */
const changes = (given: DatedGuidance, to: string, since = from): string[] =>
  changesBetween(given, { from: since, to }).map(change => {
    const used = [...change.topicIds, ...change.outcomeIds].join(' ');
    if (change.kind === 'statement') return `${change.on} ${change.change} ${change.text.en} (${used})`;
    const said = [change.before, change.after].map(fact =>
      fact === null ? 'none' : fact.value.kind === 'money' ? fact.value.amount : fact.value.kind,
    );
    return `${change.on} ${change.id} ${said.join(' -> ')} (${used})`;
  });

describe('what changes between two days', () => {
  it('is a new value of a fact, on its first day, with the topics that name it', () => {
    expect(changes(guidance(), '2026-12-31')).toEqual([]);
    expect(changes(guidance(), '2027-01-01')).toEqual(['2027-01-01 fee 340 -> 400 (permit)']);
    expect(changes(guidance(), '2027-06-01', '2027-01-01')).toEqual([]);
  });

  it('is nothing where the days are the same or the wrong way round', () => {
    expect(changes(guidance(), from)).toEqual([]);
    expect(changes(guidance(), from, '2027-06-01')).toEqual([]);
  });

  it('is a value that ends with none to follow, and one that begins after a gap', () => {
    const facts = datedFacts([fee(340, null, '2026-12-31'), fee(400, '2027-02-01', null)]);
    expect(changes(guidance({ facts }), '2027-03-01')).toEqual([
      '2027-01-01 fee 340 -> none (permit)',
      '2027-02-01 fee none -> 400 (permit)',
    ]);
  });

  it('is not a value that goes on under another source', () => {
    const facts = datedFacts([fee(340, null, '2026-12-31'), fee(340, '2027-01-01', null)]);
    expect(changes(guidance({ facts }), '2027-03-01')).toEqual([]);
  });

  it('is a statement that begins or has ended, with the values of its own days', () => {
    const lead = [
      aStatement({ id: 'old', text: aText('Old, {fact:fee}'), trust: aTrust({ validTo: '2026-12-31' }) }),
      aStatement({ id: 'new', text: aText('New, {fact:fee}'), trust: aTrust({ validFrom: '2027-01-01' }) }),
    ];
    const given = guidance({ topics: [aTopic({ lead })] });
    expect(changes(given, '2027-01-01')).toEqual([
      '2027-01-01 fee 340 -> 400 (permit)',
      '2027-01-01 ends Old, {fact:fee} (permit)',
      '2027-01-01 begins New, {fact:fee} (permit)',
    ]);
    const amounts = changesBetween(given, { from, to: '2027-01-01' }).flatMap(change =>
      change.kind === 'statement' ? change.facts.map(({ value }) => value) : [],
    );
    expect(amounts).toMatchObject([{ amount: 340 }, { amount: 400 }]);
  });

  it('is also what the guided check rests on: outcomes, steps, rules and the facts they count with', () => {
    const dated = aTrust({ validFrom: null, validTo: '2027-03-04' });
    const term = [
      aDayFact('term', '2027-03-04', { trust: aTrust({ validFrom: null, validTo: '2026-12-31' }) }),
      aDayFact('term', '2028-03-04', { trust: aTrust({ validFrom: '2027-01-01' }) }),
    ];
    const check = aCheck({
      rules: [
        aRule({ id: 'inner', when: { today: { onOrBefore: { from: { fact: 'term' } } } }, trust: dated }),
        aRule({ id: 'outer', when: { rule: 'inner' } }),
      ],
      outcomes: [
        anOutcome({ applies: { rule: 'outer' }, trust: dated, steps: [aStep({ trust: dated })] }),
        anOutcome({ id: 'paid', steps: [aStep({ feeFactIds: ['fee'] })] }),
      ],
    });
    const facts = datedFacts([fee(340, null, '2026-12-31'), fee(400, '2027-01-01', null), ...term]);
    expect(changes({ topics: [], facts, check }, '2027-03-05')).toEqual([
      '2027-01-01 fee 340 -> 400 (paid)',
      '2027-01-01 term day -> day (outcome)',
      '2027-03-05 ends Outcome outcome (outcome)',
      '2027-03-05 ends Do it. (outcome)',
      '2027-03-05 ends Rule inner (outcome)',
    ]);
  });
});
