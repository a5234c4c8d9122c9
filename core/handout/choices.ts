import { factOn, validityOn } from '../guidance/resolve.ts';
import type { Topic } from '../guidance/schema.ts';
import type { LocalizedText } from '../languages.ts';
import { isGivenOut } from './contact-card.ts';
import type { HandoutMaterial, OutcomeGiven } from './input.ts';

/** Something that can be put on the paper or left out. */
export interface Choice {
  readonly key: string;
  /** Its name; null for the words of the program that `kind` stands for. */
  readonly label: LocalizedText | null;
  readonly kind: 'lead' | 'dates' | 'section' | 'step' | 'work' | 'ends' | 'avoid' | 'contact' | 'whole';
  /** On the paper unless somebody takes it off. */
  readonly isFirstChosen: boolean;
}

export interface ChoiceGroup {
  readonly key: string;
  readonly kind: 'topic' | 'outcome' | 'contacts';
  /** Null for the group of contacts. */
  readonly title: LocalizedText | null;
  readonly choices: readonly Choice[];
}

/** What one can act on or must not do: the rest is for the talk. */
const firstKinds = new Set<Topic['sections'][number]['kind']>(['steps', 'documents', 'ends', 'avoid']);
/** So many contacts of a topic are put on the paper unasked: the next door to knock at, not a directory. */
const firstOfTopic = 2;

export const topicKey = (topicId: string, part: string): string => `topic/${topicId}/${part}`;
export const outcomeKey = (outcomeId: string, part: string): string => `outcome/${outcomeId}/${part}`;
export const contactKey = (id: string): string => `contact/${id}`;

function topicGroup(topic: Topic, { facts, on }: HandoutMaterial): ChoiceGroup {
  const inForce = topic.sections.filter(({ statements }) =>
    statements.some(({ trust }) => validityOn(trust, on) === 'in-force'),
  );
  const hasDates = topic.deadlines.some(({ factId }) => factOn(facts, factId, on) !== null);
  return {
    key: `topic/${topic.id}`,
    kind: 'topic',
    title: topic.title,
    choices: [
      { key: topicKey(topic.id, 'lead'), kind: 'lead', label: null, isFirstChosen: true },
      ...(hasDates
        ? [{ key: topicKey(topic.id, 'dates'), kind: 'dates' as const, label: null, isFirstChosen: true }]
        : []),
      ...inForce.map(section => ({
        key: topicKey(topic.id, `section-${section.id}`),
        kind: 'section' as const,
        label: section.title,
        isFirstChosen: firstKinds.has(section.kind),
      })),
    ],
  };
}

function outcomeGroup({ outcome, steps, isFirstChosen }: OutcomeGiven): ChoiceGroup {
  const lists = (['work', 'ends', 'avoid'] as const).filter(kind => outcome[kind].length > 0);
  return {
    key: `outcome/${outcome.id}`,
    kind: 'outcome',
    title: outcome.title,
    choices: [
      { key: outcomeKey(outcome.id, 'whole'), kind: 'whole', label: null, isFirstChosen },
      ...steps.map(({ step }) => ({
        key: outcomeKey(outcome.id, `step-${step.id}`),
        kind: 'step' as const,
        label: step.text,
        isFirstChosen,
      })),
      ...lists.map(kind => ({ key: outcomeKey(outcome.id, kind), kind, label: null, isFirstChosen })),
    ],
  };
}

/** Contacts named in the visit, offices of the steps, and the first ones of each topic. */
function firstContacts({ topics, outcomes, namedContactIds }: HandoutMaterial): ReadonlySet<string> {
  const wanted = outcomes.filter(({ isFirstChosen }) => isFirstChosen);
  return new Set([
    ...namedContactIds,
    ...wanted.flatMap(({ steps }) => steps.flatMap(({ step }) => step.contactIds)),
    ...topics.flatMap(({ contactIds }) => contactIds.slice(0, firstOfTopic)),
  ]);
}

/** Everything that can be chosen for the paper, in its order, with what is chosen before anybody chooses. */
export function offeredChoices(material: HandoutMaterial): ChoiceGroup[] {
  const first = firstContacts(material);
  const contacts = material.contacts.filter(isGivenOut).map(contact => ({
    key: contactKey(contact.id),
    kind: 'contact' as const,
    label: {
      pl: contact.profile.names.pl,
      uk: contact.profile.names.uk ?? contact.profile.names.pl,
      en: contact.profile.names.en ?? contact.profile.names.pl,
    },
    isFirstChosen: first.has(contact.id),
  }));
  return [
    ...material.outcomes.map(outcomeGroup),
    ...material.topics.map(topic => topicGroup(topic, material)),
    ...(contacts.length === 0
      ? []
      : [{ key: 'contacts', kind: 'contacts' as const, title: null, choices: contacts }]),
  ];
}
