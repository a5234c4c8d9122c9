import type { Contact } from '../../core/contact/schema.ts';
import { AppError } from '../../core/errors.ts';
import { factIdsIn } from '../../core/guidance/fact-text.ts';
import { type Facts, isToVerify, renderText } from '../../core/guidance/resolve.ts';
import type { Fact, Topic } from '../../core/guidance/schema.ts';
import type { LocalizedText, UiLanguage } from '../../core/languages.ts';
import { needsVerifying } from '../../core/trust.ts';
import type { Packs } from './packs-service.ts';
import type { OpenedTopic, SearchRow, TopicRow, UrgentLine } from './port.ts';

/** Every fact the topic lists or names in a text, and those that these facts name in turn. */
function factsOf(topic: Topic, facts: Facts): Fact[] {
  const found = new Map<string, Fact>();
  const wanted = [
    ...topic.factIds,
    ...topic.deadlines.map(deadline => deadline.factId),
    ...factIdsIn(JSON.stringify(topic)),
  ];
  for (let id = wanted.shift(); id !== undefined; id = wanted.shift()) {
    const fact = facts.get(id);
    if (fact === undefined || found.has(id)) continue;
    found.set(id, fact);
    wanted.push(...factIdsIn(JSON.stringify(fact)));
  }
  return [...found.values()];
}

const statementsOf = (topic: Topic) => [
  ...topic.lead,
  ...topic.sections.flatMap(section => section.statements),
];

/** A topic with every fact and source it names, as they are on the day `on`. Throws `record-not-found`. */
export function openedTopic(packs: Packs, id: string, on: string): OpenedTopic {
  const found = packs.topic(id);
  if (found === null) throw new AppError('record-not-found', { id });
  const { topic, pack } = found;
  const facts = factsOf(topic, packs.factsOn(pack, on));
  const trusts = [...statementsOf(topic), ...facts].map(one => one.trust);
  const sources = [...new Set(trusts.flatMap(trust => trust.sources))].sort();
  return {
    topic,
    facts,
    sources: sources.flatMap(source => pack.sources.get(source) ?? []),
    packVersion: pack.manifest.version,
    asOf: pack.manifest.asOf,
    on,
  };
}

const noRanges = { titleRanges: [], subtitleRanges: [] };

const namesOf = (contact: Contact, language: UiLanguage): string =>
  contact.profile.names[language] ?? contact.profile.names.pl;

/** One line of a list for a topic: title, summary with the facts' values, and whether the lead must be verified. */
export const topicRow = (topic: Topic, facts: Facts, language: UiLanguage): SearchRow => ({
  group: 'topic',
  id: topic.id,
  title: topic.title[language],
  subtitle: renderText(topic.summary[language], facts, language),
  ...noRanges,
  badge: topic.lead.some(statement => isToVerify(statement, facts)) ? 'check' : 'none',
  badgeText: '',
});

// A strong source needs no mark in a list; nothing looks verified that nobody has verified.
const contactBadge = ({ profile }: Contact): SearchRow['badge'] => {
  if (profile.verifiedOn !== null) return 'verified';
  return profile.confidence === 'high' ? 'none' : 'check';
};

/** One line of a list for a contact: name, then city, category and what is done there. */
export function contactRow(contact: Contact, label: LocalizedText, language: UiLanguage): SearchRow {
  const { profile } = contact;
  const street = profile.confidentialAddress ? null : contact.location?.addresses[0]?.address_1;
  const parts = [
    [profile.city, street].filter(part => part !== null && part !== undefined && part !== '').join(', '),
    profile.services[0]?.[language] ?? label[language],
  ];
  return {
    group: 'contact',
    id: contact.id,
    title: namesOf(contact, language),
    subtitle: parts.filter(part => part !== '').join(' · '),
    ...noRanges,
    badge: contactBadge(contact),
    badgeText: '',
  };
}

/** A topic with what the list of all topics shows of it. */
function listedTopic(topic: Topic, facts: Facts, language: UiLanguage): TopicRow {
  const statements = statementsOf(topic);
  const listed = topic.factIds.flatMap(id => facts.get(id) ?? []);
  const trusts = [...statements, ...listed].map(one => one.trust);
  const earliest = (days: readonly string[]): string => days.reduce((a, b) => (a < b ? a : b));
  return {
    ...topicRow(topic, facts, language),
    topicCode: topic.topicCode,
    keywords: topic.keywords[language],
    toVerify:
      statements.filter(statement => isToVerify(statement, facts)).length +
      listed.filter(({ trust }) => needsVerifying(trust)).length,
    checkedOn: earliest(trusts.map(trust => trust.checkedOn)),
    reviewBy: earliest(trusts.map(trust => trust.reviewBy)),
  };
}

/** Every topic as of the day `on`, in the alphabet of the language. */
export function topicList(packs: Packs, language: UiLanguage, on: string): TopicRow[] {
  const { compare } = new Intl.Collator(language);
  return packs
    .guidance()
    .flatMap(pack => pack.topics.map(topic => listedTopic(topic, packs.factsOn(pack, on), language)))
    .sort((a, b) => compare(a.title, b.title));
}

/** The crisis lines by rank. */
export function urgentLines(contacts: readonly Contact[], language: UiLanguage): UrgentLine[] {
  return contacts
    .flatMap(contact =>
      contact.profile.urgentRank === null ? [] : [{ contact, rank: contact.profile.urgentRank }],
    )
    .sort((a, b) => a.rank - b.rank)
    .map(({ contact }) => ({
      id: contact.id,
      title: namesOf(contact, language),
      subtitle: contact.profile.services
        .slice(0, 2)
        .map(service => service[language])
        .join(' · '),
      phones: contact.phones.map(({ number, description }) => ({
        number,
        label: description?.[language] ?? null,
      })),
      hours: contact.profile.hours,
      languages: contact.languages.map(({ code }) => code),
      needsVerifying: contact.profile.verifiedOn === null,
      sourceDate: contact.profile.sourceDate[language],
    }));
}
