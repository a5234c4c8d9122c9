import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../core/errors.ts';
import { checkLinks } from '../../../core/pack/check-links.ts';
import { inspectGuidancePack, readGuidancePack } from '../../../core/pack/read-guidance-pack.ts';
import {
  aContact,
  aFact,
  aSource,
  aStatement,
  aText,
  aTopic,
  aTrust,
  guidanceContents,
  sealPack,
} from '../../helpers/pack-builder.ts';
import { refusalOf } from '../../helpers/thrown.ts';

const refusal = (over: Readonly<Record<string, unknown>>) =>
  refusalOf(() => readGuidancePack('example', sealPack('guidance', guidanceContents(over))));

const topicFile = 'topics/permit.json';
const lastDay = aFact({ id: 'last-day', value: { kind: 'day', on: '2027-03-04' } });
const withFacts = (...facts: unknown[]) => ({ 'facts/all.json': { facts } });
const withTrust = (over: Parameters<typeof aTrust>[0]) => ({
  [topicFile]: aTopic({ lead: [aStatement({ trust: aTrust(over) })] }),
});

describe('reading a guidance pack', () => {
  it('indexes facts and sources and keeps the topics in order', () => {
    const files = sealPack(
      'guidance',
      guidanceContents({ 'facts/more.json': { facts: [aFact({ id: 'more' })] } }),
    );
    const pack = readGuidancePack('example', files);
    expect(pack.topics.map(topic => topic.id)).toEqual(['permit']);
    expect([...pack.facts.keys()]).toEqual(['fee', 'last-day', 'more']);
    expect(pack.sources.get('A1')?.title).toBe('A source');
  });

  it('refuses a statement without Ukrainian and says where', () => {
    const broken = structuredClone(aTopic());
    const text = broken.sections[0]?.statements[0]?.text;
    if (text !== undefined) Reflect.deleteProperty(text, 'uk');
    expect(refusal({ [topicFile]: broken })).toEqual({
      code: 'pack-language-missing',
      pack: 'example',
      file: topicFile,
      at: 'sections.0.statements.0.text.uk',
    });
  });

  it('refuses a text that is empty or only space in one language', () => {
    const title = { ...aText('Permit'), pl: '   ' };
    expect(refusal({ [topicFile]: aTopic({ title }) })).toMatchObject({
      code: 'pack-language-missing',
      at: 'title.pl',
    });
  });

  it('refuses broken JSON with file and position', () => {
    expect(refusal({ [topicFile]: '{"id": "permit",' })).toEqual({
      code: 'pack-not-json',
      pack: 'example',
      file: topicFile,
      at: '',
      position: 16,
      reason: 'syntax',
    });
  });

  it('refuses a property nobody knows', () => {
    expect(refusal({ [topicFile]: { ...aTopic(), colour: 'red' } })).toMatchObject({
      code: 'pack-invalid',
      at: 'colour',
      reason: 'unknown-property',
    });
    const title = { ...aText('x'), ru: 'x' };
    expect(refusal({ [topicFile]: { ...aTopic(), title } })).toMatchObject({
      code: 'pack-invalid',
      at: 'title.ru',
    });
  });

  it('refuses a statement without a source', () => {
    expect(refusal(withTrust({ sources: [] }))).toMatchObject({
      code: 'pack-invalid',
      at: 'lead.0.trust.sources',
    });
  });

  it.each([
    [
      'a fact that is not there',
      { [topicFile]: aTopic({ lead: [aStatement({ text: aText('{fact:none}') })] }) },
      'lead.0.text.pl',
      'unknown-fact',
    ],
    [
      'a fact that is not there in small print',
      { [topicFile]: aTopic({ lead: [aStatement({ detail: aText('{fact:none}') })] }) },
      'lead.0.detail.pl',
      'unknown-fact',
    ],
    [
      'a mark missing in one language',
      { [topicFile]: aTopic({ title: { ...aText('{fact:fee}'), uk: 'збір' } }) },
      'title.uk',
      'marks-differ',
    ],
    [
      'a mistyped mark',
      { [topicFile]: aTopic({ title: aText('{fact: fee}') }) },
      'title.pl',
      'mark-malformed',
    ],
    [
      'a fact of the table that is not there',
      { [topicFile]: aTopic({ factIds: ['fee', 'none'] }) },
      'factIds.1',
      'unknown-fact',
    ],
    [
      'a related topic that is not there',
      { [topicFile]: aTopic({ relatedTopicIds: ['none'] }) },
      'relatedTopicIds.0',
      'unknown-topic',
    ],
    [
      'a topic related to itself',
      { [topicFile]: aTopic({ relatedTopicIds: ['permit'] }) },
      'relatedTopicIds.0',
      'unknown-topic',
    ],
    [
      'a source that is not there',
      withTrust({ sources: ['A1', 'B9'] }),
      'lead.0.trust.sources.1',
      'unknown-source',
    ],
    [
      'a rule that ends before it begins',
      withTrust({ validTo: '2026-03-04' }),
      'lead.0.trust.validTo',
      'ends-before-it-begins',
    ],
    [
      'a check later than the pack',
      withTrust({ checkedOn: '2026-11-22' }),
      'lead.0.trust.checkedOn',
      'checked-after-the-pack',
    ],
    [
      'a review before the check',
      withTrust({ reviewBy: '2026-11-20' }),
      'lead.0.trust.reviewBy',
      'review-before-check',
    ],
    [
      'a deadline that is an amount',
      { [topicFile]: aTopic({ deadlines: [{ factId: 'fee', label: aText('x'), note: null }] }) },
      'deadlines.0.factId',
      'deadline-is-no-time',
    ],
    [
      'a deadline on a fact that is not there',
      { [topicFile]: aTopic({ deadlines: [{ factId: 'none', label: aText('x'), note: null }] }) },
      'deadlines.0.factId',
      'unknown-fact',
    ],
    [
      'a statement id used twice',
      { [topicFile]: aTopic({ lead: [aStatement(), aStatement()] }) },
      'lead.1.id',
      'duplicate-id',
    ],
    ['a topic in the wrong file', { [topicFile]: aTopic({ id: 'other' }) }, 'id', 'not-the-file-name'],
  ])('refuses %s', (_name, over, at, reason) => {
    expect(refusal(over)).toMatchObject({ code: 'pack-invalid', file: topicFile, at, reason });
  });

  it.each([
    [
      'two values of a fact for the same days',
      withFacts(aFact(), lastDay, aFact()),
      'facts.2.trust.validFrom',
      'overlaps-another-value',
    ],
    [
      'values of a fact that meet on one day',
      withFacts(
        aFact({ trust: aTrust({ validFrom: '2026-01-01', validTo: '2026-12-31' }) }),
        lastDay,
        aFact({ trust: aTrust({ validFrom: '2026-12-31' }) }),
      ),
      'facts.2.trust.validFrom',
      'overlaps-another-value',
    ],
    [
      'a fact that is money first and a day later',
      withFacts(
        aFact({ trust: aTrust({ validTo: '2026-12-31' }) }),
        lastDay,
        aFact({ value: { kind: 'day', on: '2027-03-04' }, trust: aTrust({ validFrom: '2027-01-01' }) }),
      ),
      'facts.2.value.kind',
      'other-kind-of-value',
    ],
    [
      'a fact with an unknown source',
      withFacts(aFact({ trust: aTrust({ sources: ['Z9'] }) }), lastDay),
      'facts.0.trust.sources.0',
      'unknown-source',
    ],
    [
      'a fact whose value names a fact',
      withFacts(aFact({ value: { kind: 'text', text: aText('{fact:last-day}') } }), lastDay),
      'facts.0.value.text.pl',
      'fact-names-fact',
    ],
    [
      'a day that is not in the calendar',
      withFacts(aFact({ value: { kind: 'day', on: '2027-02-30' } }), lastDay),
      'facts.0.value.on',
      'schema',
    ],
  ])('refuses %s', (_name, over, at, reason) => {
    expect(refusal(over)).toMatchObject({ code: 'pack-invalid', file: 'facts/all.json', at, reason });
  });

  it('refuses a source read later than the pack was made', () => {
    const sources = { 'sources.json': { sources: [aSource({ seenOn: '2026-12-01' })] } };
    expect(refusal(sources)).toMatchObject({ at: 'sources.0.seenOn', reason: 'checked-after-the-pack' });
  });

  it('refuses a file that belongs to no part of a guidance pack', () => {
    expect(refusal({ 'notes.json': {} })).toMatchObject({ file: 'notes.json', reason: 'file-not-expected' });
    expect(refusal({ 'other/a.json': {} })).toMatchObject({ reason: 'file-not-expected' });
  });

  it('refuses a pack without a topic', () => {
    const { [topicFile]: _, ...rest } = guidanceContents();
    const refused = refusalOf(() => readGuidancePack('example', sealPack('guidance', rest)));
    expect(refused).toMatchObject({ code: 'pack-invalid', reason: 'no-topics' });
  });

  it('shows its author every problem at once', () => {
    const over = { [topicFile]: aTopic({ factIds: ['a', 'b'], relatedTopicIds: ['c'] }) };
    const { problems } = inspectGuidancePack('example', sealPack('guidance', guidanceContents(over)));
    expect(problems.map(problem => problem.details.value)).toEqual(['a', 'b', 'c']);
  });

  it('refuses or reads any pack with one value replaced, and never fails in another way', () => {
    const contents = JSON.stringify(guidanceContents());
    const values = [...contents.matchAll(/(?<=:)(?:"[^"]*"|null|true|false|-?\d+|\[[^[\]{}]*\])/g)];
    const junk = fc.constantFrom('null', '""', '-1', '[]', '{}', '"{fact:"', '"2026-02-31"', '"ж"', '[null]');
    fc.assert(
      fc.property(fc.nat(values.length - 1), junk, (index, replacement) => {
        const match = values[index];
        if (match === undefined) return;
        const text =
          contents.slice(0, match.index) + replacement + contents.slice(match.index + match[0].length);
        const { problems } = inspectGuidancePack('example', sealPack('guidance', JSON.parse(text)));
        expect(problems.every(problem => problem instanceof AppError)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('links from guidance to the directory', () => {
  const guidance = readGuidancePack(
    'example',
    sealPack('guidance', guidanceContents({ [topicFile]: aTopic({ contactIds: ['112', 'gone'] }) })),
  );

  it('names every contact the directory does not have', () => {
    expect(checkLinks(guidance, { contacts: [aContact()] }).map(problem => problem.details)).toEqual([
      { pack: 'example', file: topicFile, at: 'contactIds.1', reason: 'unknown-contact', value: 'gone' },
    ]);
  });

  it('is content when all are there', () => {
    expect(checkLinks(guidance, { contacts: [aContact(), aContact({ id: 'gone' })] })).toEqual([]);
  });
});
