import { formatFactValue, isToVerify, validityOn } from '../guidance/resolve.ts';
import type { Fact, FactValue, Statement, Topic } from '../guidance/schema.ts';
import { needsVerifying } from '../trust.ts';
import { contactKey, topicKey } from './choices.ts';
import { isGivenOut } from './contact-card.ts';
import type { HandoutChoices, HandoutMaterial } from './input.ts';
import type { Deadline, Item, List, Part, Said } from './model.ts';
import { inEach, isWhole, joined, type Voice } from './voice.ts';

/** The parts of a paper are made of these. */
export interface Making {
  readonly material: HandoutMaterial;
  readonly choices: HandoutChoices;
  readonly voice: Voice;
}

const inWords = (value: FactValue): Said => inEach(language => formatFactValue(value, language));

/** An item that says one thing. */
export const plainItem = { remarks: [], documents: [], fees: [], places: [], detail: null } as const;

/** Statements in force on the day that lack no number. */
export const saidOf = (statements: readonly Statement[], { material, voice }: Making): Item[] =>
  statements
    .filter(({ trust }) => validityOn(trust, material.on) === 'in-force')
    .filter(({ text, detail }) => isWhole([text, detail], material.facts))
    .map(statement => ({
      ...plainItem,
      text: voice.text(statement.text, material.facts),
      detail: statement.detail === null ? null : voice.text(statement.detail, material.facts),
      verify: isToVerify(statement, material.facts),
    }));

/** The deadlines of a topic whose fact holds on the day, each with its fact. */
const heldDeadlines = (topic: Topic, { material }: Making): [Topic['deadlines'][number], Fact][] =>
  topic.deadlines.flatMap(deadline => {
    const fact = material.facts.get(deadline.factId);
    return fact === undefined ||
      validityOn(fact.trust, material.on) !== 'in-force' ||
      !isWhole([deadline.label, deadline.note], material.facts)
      ? []
      : [[deadline, fact]];
  });

/** The deadlines of a topic that fall on a day. */
export const topicDates = (topic: Topic, making: Making): Deadline[] => {
  const { material, choices, voice } = making;
  if (!choices.isChosen(topicKey(topic.id, 'dates'))) return [];
  const title = voice.text(topic.title, material.facts);
  return heldDeadlines(topic, making).flatMap(([{ factId, label, note }, { value, trust }]) =>
    value.kind === 'day'
      ? [
          {
            id: `${topic.id}/${factId}`,
            partKey: `topic/${topic.id}`,
            on: value.on,
            line: joined([voice.text(label, material.facts), voice.day(value.on)], ': '),
            about: title,
            summary: joined([title, voice.text(label, material.facts), voice.day(value.on)], ': '),
            note: note === null ? null : voice.text(note, material.facts),
            isPast: value.on < choices.today,
            verify: needsVerifying(trust),
          },
        ]
      : [],
  );
};

/** Deadlines that are counted from something that happens: "appeal: 14 days". */
function periodList(topic: Topic, making: Making): List[] {
  const { material, choices, voice } = making;
  const key = topicKey(topic.id, 'dates');
  if (!choices.isChosen(key)) return [];
  const items = heldDeadlines(topic, making)
    .filter(([, { value }]) => value.kind !== 'day')
    .map(([{ label, note }, { value, trust }]): Item => {
      return {
        ...plainItem,
        text: joined([voice.text(label, material.facts), inWords(value)], ': '),
        detail: note === null ? null : voice.text(note, material.facts),
        verify: needsVerifying(trust),
      };
    });
  return items.length === 0 ? [] : [{ key, title: voice.word('periods'), kind: 'periods', items }];
}

/** What was chosen of a topic; null where nothing was. */
export function topicPart(topic: Topic, making: Making): Part | null {
  const { material, choices, voice } = making;
  const lead = choices.isChosen(topicKey(topic.id, 'lead')) ? saidOf(topic.lead, making) : [];
  const lists = topic.sections
    .map(section => ({ section, key: topicKey(topic.id, `section-${section.id}`) }))
    .filter(({ key }) => choices.isChosen(key))
    .map(({ section, key }) => ({
      key,
      kind: section.kind === 'steps' || section.kind === 'documents' ? section.kind : ('other' as const),
      title: voice.text(section.title, material.facts),
      items: saidOf(section.statements, making),
    }))
    .filter(({ items }) => items.length > 0);
  const periods = periodList(topic, making);
  if (lead.length + lists.length + periods.length === 0) return null;
  return {
    key: `topic/${topic.id}`,
    title: voice.text(topic.title, material.facts),
    lead,
    lists: [...periods, ...lists],
  };
}

/** Label and value of a fact in one line: "Stamp duty: 340 zł". */
export const factLine = (fact: Fact, { material, voice }: Making): Said => {
  return joined([voice.text(fact.label, material.facts), inWords(fact.value)], ': ');
};

/** Keeps a telephone number on one line. */
const unbroken = (number: string): string => number.replaceAll(' ', '\u00a0');

/**
 * The name of a contact in one line, with its numbers where it has no place of its own on the paper; empty where it is
 * not among those of the visit.
 */
export const placeLine = (id: string, { material, choices }: Making): Said[] => {
  const contact = material.contacts.find(one => one.id === id);
  if (contact === undefined || !isGivenOut(contact)) return [];
  const { names } = contact.profile;
  const numbers = choices.isChosen(contactKey(id))
    ? []
    : contact.phones.map(({ number }) => unbroken(number));
  return [
    inEach(language => {
      const name = names[language] ?? names.pl;
      return [name, ...numbers.filter(number => !name.includes(number))].join(', ');
    }),
  ];
};
