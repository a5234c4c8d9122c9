import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/guidance/check/evaluate.ts';
import type { Outcome } from '../../../core/guidance/check/schema.ts';
import { factsOn, formatDay } from '../../../core/guidance/resolve.ts';
import type { Fact, Statement, Topic } from '../../../core/guidance/schema.ts';
import { offeredChoices } from '../../../core/handout/choices.ts';
import type { HandoutChoices, HandoutMaterial, OutcomeGiven } from '../../../core/handout/input.ts';
import { isEmptyHandout, makeHandout } from '../../../core/handout/make-handout.ts';
import { codeText, handoutFile, handoutText } from '../../../core/handout/plain-text.ts';
import { isWhole } from '../../../core/handout/voice.ts';
import { type LocalizedText, uiLanguages } from '../../../core/languages.ts';
import type { Trust } from '../../../core/trust.ts';
import {
  confidentialContact,
  firstChoices,
  sayFromFiles,
  shippedContacts,
  shippedMaterial,
  shippedTopics,
} from '../../helpers/handout-material.ts';
import { shippedGuidance } from '../../helpers/shipped-guidance.ts';

const on = '2026-11-22';
const text = (words: string): LocalizedText => ({ pl: `${words} PL`, uk: `${words} UK`, en: `${words} EN` });

const trust = (part: Partial<Trust> = {}): Trust => ({
  sources: ['S1'],
  validFrom: null,
  validTo: null,
  checkedOn: '2026-11-21',
  reviewBy: '2026-12-21',
  confidence: 'high',
  verify: false,
  legalBasis: null,
  ...part,
});
const statement = (id: string, words: string, part: Partial<Trust> = {}): Statement => ({
  id,
  text: text(words),
  detail: null,
  trust: trust(part),
});
const fact = (id: string, value: Fact['value'], part: Partial<Trust> = {}): Fact => ({
  id,
  label: text(id),
  value,
  note: null,
  trust: trust(part),
});

const topic: Topic = {
  id: 'temat',
  title: text('Temat'),
  summary: text('streszczenie'),
  keywords: { pl: [], uk: [], en: [] },
  topicCode: 'legal-ukr',
  relatedTopicCodes: [],
  lead: [statement('lead', 'Wstęp {fact:kwota}')],
  deadlines: [
    { factId: 'dzien', label: text('Wniosek do'), note: text('tylko online') },
    { factId: 'miniony', label: text('Stary termin'), note: null },
    { factId: 'okres', label: text('Odwołanie'), note: null },
    { factId: 'wygasly', label: text('Nieaktualny termin'), note: null },
  ],
  sections: [
    {
      id: 'kroki',
      kind: 'steps',
      title: text('Kroki'),
      statements: [
        statement('pierwszy', 'Krok pierwszy'),
        statement('watpliwy', 'Krok niepewny', { verify: true, legalBasis: 'art. 5' }),
        statement('przyszly', 'Krok przyszły', { validFrom: '2027-01-01' }),
        statement('dawny', 'Krok dawny', { validTo: '2026-01-01' }),
        statement('dziurawy', 'Krok {fact:nieznany}'),
      ],
    },
    { id: 'reszta', kind: 'more', title: text('Reszta'), statements: [statement('r', 'Ciekawostka')] },
  ],
  factIds: [],
  contactIds: [],
  relatedTopicIds: [],
  officialLinks: [{ label: text('Urząd'), url: 'https://www.gov.pl/web/udsc' }],
};

const facts = new Map(
  [
    fact('kwota', { kind: 'money', amount: 340, currency: 'PLN' }),
    fact('dzien', { kind: 'day', on: '2027-03-04' }),
    fact('miniony', { kind: 'day', on: '2026-06-30' }),
    fact('okres', { kind: 'period', count: 14, unit: 'day' }),
    fact('wygasly', { kind: 'day', on: '2028-01-01' }, { validTo: '2026-01-01' }),
  ].map(one => [one.id, one]),
);

const outcome: Omit<Outcome, 'steps'> = {
  id: 'wynik',
  urgency: 'deadline',
  title: text('Wynik'),
  summary: text('Znaczenie'),
  applies: { today: {} },
  work: [statement('praca', 'Możesz pracować')],
  ends: [],
  avoid: [],
  topicIds: ['temat'],
  contactIds: [],
  trust: trust({ legalBasis: 'Dz.U. 2026 poz. 203' }),
};
const given = (part: Partial<OutcomeGiven> = {}): OutcomeGiven => ({
  outcome,
  state: 'applies',
  isFirstChosen: true,
  steps: [
    {
      step: {
        id: 'odwolanie',
        text: text('Złóż odwołanie'),
        detail: null,
        when: null,
        due: null,
        documents: [text('Paszport')],
        feeFactIds: ['kwota'],
        contactIds: [],
        trust: trust(),
      },
      whenNeeds: [],
      dueOn: '2026-12-07',
      dueNeeds: [],
      overdue: false,
    },
  ],
  ...part,
});

const material = (part: Partial<HandoutMaterial> = {}): HandoutMaterial => ({
  topics: [topic],
  outcomes: [],
  contacts: [],
  namedContactIds: [],
  facts,
  linkTopics: [],
  guidancePack: { version: '2026.11.1', asOf: '2026-11-21' },
  contactsPack: null,
  on,
  ...part,
});

const textOf = (from: HandoutMaterial, language: 'pl' | 'uk' | 'en' = 'pl'): string =>
  handoutText(makeHandout(from, firstChoices(from)), { language, say: sayFromFiles });

describe('a hand-out of a topic', () => {
  it('holds the steps with the numbers of the day in their words', () => {
    const paper = textOf(material());
    expect(paper).toContain('Wstęp 340\u00a0zł PL');
    expect(paper).toContain('1. Krok pierwszy PL');
    expect(paper).toContain('- Odwołanie PL: 14\u00a0dni');
  });

  it('leaves out what is not in force on the day, and sentences with a hole', () => {
    const paper = textOf(material());
    for (const gone of ['Krok przyszły', 'Krok dawny', '{fact:', 'Nieaktualny termin'])
      expect(paper).not.toContain(gone);
    expect(textOf(material({ on: '2027-01-02' }))).toContain('Krok przyszły');
  });

  it('keeps the mark of doubt, with the official page to verify at', () => {
    const paper = textOf(material());
    expect(paper).toContain('Krok niepewny PL ⚠');
    expect(paper).toContain('https://www.gov.pl/web/udsc');
    const doubtful = new Map(facts).set(
      'dzien',
      fact('dzien', { kind: 'day', on: '2027-03-04' }, { verify: true }),
    );
    const dates = material({ facts: doubtful });
    const datesOnly = makeHandout(dates, firstChoices(dates, { isChosen: key => key.endsWith('/dates') }));
    expect(handoutText(datesOnly, { language: 'pl', say: sayFromFiles })).toContain('gov.pl/web/udsc');
    const sure = material({ topics: [{ ...topic, sections: [] }] });
    expect(textOf(sure)).not.toContain('gov.pl');
  });

  it('puts dated deadlines first, the earliest on top, and says of a past one that it is past', () => {
    const handout = makeHandout(material(), firstChoices(material()));
    expect(handout.deadlines.map(deadline => [deadline.on, deadline.isPast, deadline.line.pl])).toEqual([
      ['2026-06-30', true, 'Stary termin PL: 30.06.2026'],
      ['2027-03-04', false, 'Wniosek do PL: 4.03.2027'],
    ]);
    expect(textOf(material())).toContain('Stary termin PL: 30.06.2026 (ten dzień już minął)');
  });

  it('says where, when, from which pack and that it is no legal advice', () => {
    const paper = textOf(material());
    expect(paper).toContain('Wydano 22.11.2026: Punkt Krowodrza.');
    expect(paper).toContain('Poradnik 2026.11.1, stan wiedzy na 21.11.2026.');
    expect(paper).toContain('nie porada prawna');
    expect(paper).toContain('Podstawa: art. 5');
    expect(paper).not.toContain('Przepisy na dzień');
    const later = material({ on: '2027-02-01' });
    const made = makeHandout(later, firstChoices(later, { today: on }));
    expect(handoutText(made, { language: 'pl', say: sayFromFiles })).toContain(
      'Przepisy na dzień 1.02.2027.',
    );
  });

  it('holds back a translation older than its Polish text, and counts it', () => {
    const isStale = (words: LocalizedText): boolean => words.pl.startsWith('Krok pierwszy');
    const handout = makeHandout(material(), firstChoices(material(), { isStale }));
    expect(handout.heldBack).toBe(1);
    const ukrainian = handoutText(handout, { language: 'uk', say: sayFromFiles });
    expect(ukrainian).not.toContain('Krok pierwszy UK');
    expect(ukrainian).toContain('Krok pierwszy PL (Переклад перевіряють. Запитайте консультанта.)');
    expect(handoutText(handout, { language: 'pl', say: sayFromFiles })).toContain('Krok pierwszy PL');
  });

  it('has only what was chosen', () => {
    const everything = makeHandout(material(), firstChoices(material(), { isChosen: () => true }));
    expect(JSON.stringify(everything.parts)).toContain('Ciekawostka');
    const nothing = makeHandout(material(), firstChoices(material(), { isChosen: () => false }));
    expect(isEmptyHandout(nothing)).toBe(true);
  });
});

describe('a hand-out of the guided check', () => {
  const of = (part: Partial<OutcomeGiven> = {}): HandoutMaterial =>
    material({ topics: [], outcomes: [given(part)], linkTopics: [topic] });

  it('holds the steps with documents, fees and the computed last day', () => {
    const paper = textOf(of(), 'uk');
    expect(paper).toContain('- Не пізніше 7.12.2026: Złóż odwołanie UK');
    expect(paper).toContain('1. Złóż odwołanie UK');
    expect(paper).toContain('- Paszport UK');
    expect(paper).toContain('kwota UK: 340');
    expect(paper).toContain('Możesz pracować UK');
    expect(paper).toContain('Підстава: Dz.U. 2026 poz. 203');
  });

  it('leaves out what is only offered, and says of what may apply that it is not certain', () => {
    expect(
      isEmptyHandout(makeHandout(of({ isFirstChosen: false }), firstChoices(of({ isFirstChosen: false })))),
    ).toBe(true);
    expect(textOf(of({ state: 'may', isFirstChosen: true }))).toContain('To jeszcze nie jest pewne.');
  });

  it('names an office in a step with its numbers where it has no place of its own on the paper', () => {
    const [planned] = given().steps;
    const office = shippedContacts.find(({ phones }) => phones.length > 0);
    const [phone] = office?.phones ?? [];
    if (planned === undefined || office === undefined || phone === undefined) throw new Error('no office');
    const steps = [{ ...planned, step: { ...planned.step, contactIds: [office.id] } }];
    const from = { ...of({ steps }), contacts: [office] };
    const timesIn = (choices: HandoutChoices): number =>
      handoutText(makeHandout(from, choices), { language: 'pl', say: sayFromFiles })
        .replaceAll('\u00a0', ' ')
        .split(phone.number).length - 1;
    const first = firstChoices(from);
    expect(timesIn(first)).toBe(1);
    expect(timesIn({ ...first, isChosen: key => first.isChosen(key) && !key.startsWith('contact/') })).toBe(
      1,
    );
  });

  it('warns where the paper tells of danger and somebody may find it', () => {
    const riskOf = (from: HandoutMaterial): boolean => makeHandout(from, firstChoices(from)).isRisky;
    expect(riskOf(of())).toBe(false);
    expect(riskOf(of({ outcome: { ...outcome, urgency: 'danger' } }))).toBe(true);
    expect(riskOf(of({ outcome: { ...outcome, urgency: 'danger' }, isFirstChosen: false }))).toBe(false);
    expect(riskOf(material({ topics: [{ ...topic, topicCode: 'trafficking' }] }))).toBe(true);
    const shelter = confidentialContact();
    expect(riskOf(material({ contacts: [shelter], namedContactIds: [shelter.id] }))).toBe(true);
  });

  it('says of a step whose need is not known that it may not be needed', () => {
    const [planned] = given().steps;
    if (planned === undefined) throw new Error('no step');
    expect(textOf(of({ steps: [{ ...planned, whenNeeds: ['pytanie'] }] }))).toContain(
      'Tylko jeśli to Ciebie dotyczy',
    );
  });
});

describe('the shipped guided check', () => {
  const { check, facts: dated } = shippedGuidance();
  const examples = check?.examples ?? [];
  it('has examples', () => expect(examples.length).toBeGreaterThan(20));

  it.each(examples.map(example => [example.id, example] as const))('%s is whole on paper', (_, example) => {
    if (check === null) throw new Error('no check');
    const factsOfDay = factsOn(dated, example.asOf);
    const { outcomes } = evaluate({ check, facts: factsOfDay, on: example.asOf, answers: example.answers });
    const from: HandoutMaterial = {
      ...shippedMaterial([], [], example.asOf),
      facts: factsOfDay,
      contacts: shippedContacts,
      outcomes: outcomes.flatMap(({ outcome: judged, state, steps }) =>
        state === 'no' ? [] : [{ outcome: judged, state, steps, isFirstChosen: true }],
      ),
    };
    const handout = makeHandout(from, firstChoices(from));
    expect(handout.parts).toHaveLength(from.outcomes.length);
    for (const language of uiLanguages) {
      const paper = handoutText(handout, { language, say: sayFromFiles });
      expect(paper).not.toMatch(/\{fact:|\{\{|undefined|null/);
      for (const { dueOn, step } of from.outcomes.flatMap(({ steps }) => steps))
        if (dueOn !== null && isWhole([step.text, step.detail], factsOfDay))
          expect(paper).toContain(formatDay(dueOn, language));
    }
  });
});

describe('the shipped topics', () => {
  it.each(shippedTopics.map(({ id }) => id))('%s is whole in every language', id => {
    const from = shippedMaterial([id], []);
    for (const language of uiLanguages) {
      const handout = makeHandout(
        from,
        firstChoices(from, { languages: ['pl', language], isChosen: () => true }),
      );
      const paper = handoutText(handout, { language, say: sayFromFiles });
      expect(paper).not.toMatch(/\{fact:|\{\{|undefined|null/);
      expect(handout.parts).toHaveLength(1);
      for (const list of handout.parts.flatMap(part => part.lists))
        for (const item of list.items) expect(paper).toContain(item.text[language] ?? 'missing');
    }
  });

  it('say in a code what to do and whom to call, in fewer words than on paper', () => {
    const from = shippedMaterial(['cukr-card'], []);
    const handout = makeHandout(from, firstChoices(from));
    const brief = codeText(handout, 'uk', sayFromFiles);
    const steps = handout.parts[0]?.lists.find(list => list.kind === 'steps')?.items ?? [];
    expect(steps.length).toBeGreaterThan(3);
    for (const step of steps) expect(brief).toContain(step.text.uk ?? 'missing');
    expect(brief).toContain(handout.contacts.flatMap(card => card.phones)[0]?.number ?? 'missing');
    expect(brief).toContain('4.03.2027');
    expect(brief.length).toBeLessThan(handoutText(handout, { language: 'uk', say: sayFromFiles }).length / 2);
  });

  it('stand in the text file in each language of the paper', () => {
    const from = shippedMaterial(['cukr-card'], []);
    const file = handoutFile(makeHandout(from, firstChoices(from)), sayFromFiles);
    expect(file).toContain('KARTA POBYTU CUKR');
    expect(file).toContain('КАРТА ПОБИТУ CUKR');
  });

  it('offer steps, papers and dangers first and everything else on demand', () => {
    const groups = offeredChoices(shippedMaterial(['cukr-card'], ['unhcr-polska']));
    const chosen = groups.flatMap(({ choices }) => choices.filter(choice => choice.isFirstChosen));
    expect(chosen.some(({ key }) => key === 'topic/cukr-card/lead')).toBe(true);
    expect(chosen.length).toBeLessThan(groups.flatMap(({ choices }) => choices).length);
    expect(chosen.filter(({ kind }) => kind === 'contact').length).toBeGreaterThanOrEqual(2);
  });
});
