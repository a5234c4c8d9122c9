import { readdirSync, readFileSync } from 'node:fs';
import type { Contact } from '../../core/contact/schema.ts';
import { datedFacts, factsOn } from '../../core/guidance/resolve.ts';
import { factsFileSchema } from '../../core/guidance/schema.ts';
import { offeredChoices } from '../../core/handout/choices.ts';
import type { HandoutChoices, HandoutMaterial } from '../../core/handout/input.ts';
import type { Say } from '../../core/handout/model.ts';
import { type UiLanguage, uiLanguages } from '../../core/languages.ts';
import { readShippedContent } from './content-index.ts';

const root = new URL('../../', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

const wordsOf = (language: UiLanguage): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(Object(json(`locales/${language}/handout.json`))));
const words = new Map(uiLanguages.map(language => [language, wordsOf(language)]));

/** The words of the paper as the screen takes them. */
export const sayFromFiles: Say = (language, word, values = {}) => {
  const text = words.get(language)?.get(`paper.${word}`);
  if (typeof text !== 'string') throw new Error(`no paper.${word} in ${language}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
};

const shipped = readShippedContent();
export const shippedContacts = shipped.contacts;
export const shippedTopics = shipped.topics;

export const shippedFacts = datedFacts(
  readdirSync(new URL('content/guidance-pl/facts/', root)).flatMap(
    file => factsFileSchema.parse(json(`content/guidance-pl/facts/${file}`)).facts,
  ),
);

/** Material of a visit in which these topics and contacts of the shipped packs were given out. */
export function shippedMaterial(
  topicIds: readonly string[],
  contactIds: readonly string[],
  on = '2026-11-22',
): HandoutMaterial {
  const topics = shippedTopics.filter(({ id }) => topicIds.includes(id));
  const wanted = new Set([...contactIds, ...topics.flatMap(topic => topic.contactIds)]);
  return {
    topics,
    outcomes: [],
    contacts: shippedContacts.filter(({ id }) => wanted.has(id)),
    namedContactIds: contactIds,
    facts: factsOn(shippedFacts, on),
    linkTopics: [],
    guidancePack: { version: '2026.11.1', asOf: '2026-11-21' },
    contactsPack: { version: '2026.11.2', asOf: '2026-11-20' },
    on,
  };
}

/** What is chosen before anybody chooses, in Polish and Ukrainian. */
export function firstChoices(material: HandoutMaterial, part: Partial<HandoutChoices> = {}): HandoutChoices {
  const first = new Set(
    offeredChoices(material)
      .flatMap(({ choices }) => choices)
      .filter(({ isFirstChosen }) => isFirstChosen)
      .map(({ key }) => key),
  );
  return {
    languages: ['pl', 'uk'],
    isChosen: key => first.has(key),
    isStale: () => false,
    pointName: 'Punkt Krowodrza',
    today: material.on,
    say: sayFromFiles,
    ...part,
  };
}

/** A shelter whose address nobody may be told on paper. */
export function confidentialContact(): Contact {
  const model = shippedContacts.find(contact => (contact.location?.addresses.length ?? 0) > 0);
  const address = model?.location?.addresses[0];
  if (model?.location === undefined || model.location === null || address === undefined)
    throw new Error('no contact with an address');
  return {
    ...model,
    id: 'schronisko-poufne',
    organization: { ...model.organization, name: 'Schronisko Cicha Przystań' },
    location: {
      ...model.location,
      addresses: [
        {
          ...address,
          address_1: 'Tajna 77/9',
          city: 'Ukrytowice',
          postal_code: '31-977',
          address_type: 'physical',
        },
      ],
    },
    profile: {
      ...model.profile,
      names: { pl: 'Schronisko Cicha Przystań', uk: 'Притулок Тиха Гавань', en: null },
      city: 'Ukrytowice',
      note: { pl: 'Wejście od Tajnej 77', uk: 'Вхід з Tajna 77', en: 'Entrance from Tajna 77' },
      confidentialAddress: true,
    },
  };
}
