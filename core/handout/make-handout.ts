import type { TopicCode } from '../consultation/codes.ts';
import { topicOfCategory } from '../consultation/contact-topics.ts';
import type { Contact } from '../contact/schema.ts';
import { validityOn } from '../guidance/resolve.ts';
import type { Trust } from '../trust.ts';
import { contactKey, outcomeKey, topicKey } from './choices.ts';
import { contactCard, isGivenOut } from './contact-card.ts';
import type { HandoutChoices, HandoutMaterial } from './input.ts';
import type { ContactCard, Deadline, Foot, Handout, Part } from './model.ts';
import { outcomeDates, outcomePart } from './outcome-part.ts';
import { type Making, topicDates, topicPart } from './topic-part.ts';
import { asIs, makeVoice } from './voice.ts';

const there = <T>(value: T | null): value is T => value !== null;

/** The earliest first; what several topics say of one day in the same words stands once. */
function inOrder(deadlines: readonly Deadline[]): Deadline[] {
  const once = new Map(deadlines.map(deadline => [`${deadline.on} ${deadline.line.pl}`, deadline]));
  return [...once.values()].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The trust of everything that stands on the paper. */
function trusts({ material, choices }: Making): Trust[] {
  const { isChosen } = choices;
  return [
    ...material.topics.flatMap(topic => [
      ...(isChosen(topicKey(topic.id, 'lead')) ? topic.lead : []),
      ...topic.sections
        .filter(section => isChosen(topicKey(topic.id, `section-${section.id}`)))
        .flatMap(section => section.statements),
    ]),
    ...material.outcomes.flatMap(({ outcome, steps }) => [
      ...(isChosen(outcomeKey(outcome.id, 'whole')) ? [outcome] : []),
      ...steps.map(({ step }) => step).filter(({ id }) => isChosen(outcomeKey(outcome.id, `step-${id}`))),
    ]),
  ]
    .map(({ trust }) => trust)
    .filter(trust => validityOn(trust, material.on) === 'in-force');
}

/** Acts named on the paper: more would be read by nobody. */
const mostBasis = 12;

function footOf(making: Making): Foot {
  const { material, choices, voice } = making;
  const { guidancePack, contactsPack } = material;
  const made = voice.word('made', { day: voice.day(choices.today), point: asIs(choices.pointName) });
  const packLine = (word: 'pack' | 'contacts-pack', pack: typeof guidancePack) =>
    pack === null ? [] : [voice.word(word, { version: asIs(pack.version), day: voice.day(pack.asOf) })];
  const basis = trusts(making).map(({ legalBasis }) => legalBasis);
  return {
    lines: [
      made,
      ...packLine('pack', guidancePack),
      ...packLine('contacts-pack', contactsPack),
      ...(material.on === choices.today ? [] : [voice.word('as-of', { day: voice.day(material.on) })]),
      voice.word('advice'),
    ],
    basis: [...new Set(basis.filter(there))].slice(0, mostBasis),
  };
}

const hasDoubt = (parts: readonly Part[], deadlines: readonly Deadline[]): boolean =>
  deadlines.some(({ verify }) => verify) ||
  parts.some(
    ({ lead, lists }) =>
      lead.some(({ verify }) => verify) || lists.some(({ items }) => items.some(({ verify }) => verify)),
  );

function linksOf({ material, voice }: Making, onPaper: ReadonlySet<string>): Handout['links'] {
  const behind = material.outcomes
    .filter(({ outcome }) => onPaper.has(`outcome/${outcome.id}`))
    .flatMap(({ outcome }) => outcome.topicIds);
  const topics = [
    ...material.topics.filter(({ id }) => onPaper.has(`topic/${id}`) || behind.includes(id)),
    ...material.linkTopics.filter(({ id }) => behind.includes(id)),
  ];
  const links = topics.flatMap(({ officialLinks }) => officialLinks);
  return [...new Map(links.map(link => [link.url, link])).values()].map(({ label, url }) => ({
    label: voice.text(label, material.facts),
    url,
  }));
}

function cardsOf({ material, choices, voice }: Making): ContactCard[] {
  return material.contacts
    .filter(contact => isGivenOut(contact) && choices.isChosen(contactKey(contact.id)))
    .map(contact => contactCard(contact, voice, choices.say));
}

/** Topics of which the person they speak of must not know. */
const riskyTopics = new Set<TopicCode>(['violence', 'trafficking']);

const isRiskyContact = ({ profile }: Contact): boolean => {
  const topic = topicOfCategory(profile.category);
  return profile.confidentialAddress || (topic !== null && riskyTopics.has(topic));
};

/** `onPaper`: keys of the parts and contacts that are on it. */
const isRisky = ({ topics, outcomes, contacts }: HandoutMaterial, onPaper: ReadonlySet<string>): boolean =>
  topics.some(({ id, topicCode }) => onPaper.has(`topic/${id}`) && riskyTopics.has(topicCode)) ||
  outcomes.some(({ outcome }) => onPaper.has(`outcome/${outcome.id}`) && outcome.urgency === 'danger') ||
  contacts.some(contact => onPaper.has(contactKey(contact.id)) && isRiskyContact(contact));

/**
 * The paper that goes home with the client, made of what was chosen in the visit. What is not in force on the day, or
 * lacks a number, is left out; a translation older than its Polish text is held back; the marks of doubt stay on.
 */
export function makeHandout(material: HandoutMaterial, choices: HandoutChoices): Handout {
  const voice = makeVoice(choices);
  const making: Making = { material, choices, voice };
  const parts = [
    ...material.outcomes.map(given => outcomePart(given, making)),
    ...material.topics.map(topic => topicPart(topic, making)),
  ].filter(there);
  const deadlines = inOrder([
    ...material.outcomes.flatMap(given => outcomeDates(given, making)),
    ...material.topics.flatMap(topic => topicDates(topic, making)),
  ]);
  const contacts = cardsOf(making);
  const onPaper = new Set([
    ...parts.map(({ key }) => key),
    ...deadlines.map(({ partKey }) => partKey),
    ...contacts.map(({ id }) => contactKey(id)),
  ]);
  const unconfirmed = material.contacts.some(
    ({ id, profile }) => profile.verifiedOn === null && contacts.some(card => card.id === id),
  );
  return {
    day: choices.today,
    languages: choices.languages,
    title: voice.word('title'),
    deadlines,
    parts,
    contacts,
    callFirst: unconfirmed ? voice.word('call-first') : null,
    links: hasDoubt(parts, deadlines) ? linksOf(making, onPaper) : [],
    foot: footOf(making),
    isRisky: isRisky(material, onPaper),
    heldBack: voice.heldBack(),
  };
}

/** Whether anything but the foot would be on the paper. */
export const isEmptyHandout = ({ parts, contacts, deadlines }: Handout): boolean =>
  parts.length + contacts.length + deadlines.length === 0;
