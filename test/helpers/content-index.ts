import { readdirSync, readFileSync } from 'node:fs';
import {
  type Contact,
  contactsFileSchema,
  synonymsFileSchema,
  taxonomyFileSchema,
} from '../../core/contact/schema.ts';
import { type Topic, topicSchema } from '../../core/guidance/schema.ts';
import { createSearchIndex } from '../../core/search/compact-index.ts';
import { contactDocument, topicDocument } from '../../core/search/documents.ts';
import type { SearchIndex } from '../../core/search/search-index.ts';
import { makeSynonyms, type Synonyms } from '../../core/search/synonyms.ts';

const content = new URL('../../content/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, content), 'utf8'));

export interface ShippedContent {
  readonly contacts: readonly Contact[];
  readonly topics: readonly Topic[];
  readonly synonyms: Synonyms;
  readonly index: SearchIndex<'contact' | 'topic'>;
}

/** The packs that are shipped, and a search index over them. */
export function readShippedContent(): ShippedContent {
  const { contacts } = contactsFileSchema.parse(json('contacts-malopolska/contacts.json'));
  const { terms } = taxonomyFileSchema.parse(json('contacts-malopolska/taxonomy.json'));
  const synonyms = makeSynonyms(synonymsFileSchema.parse(json('contacts-malopolska/synonyms.json')).synonyms);
  const topics = readdirSync(new URL('guidance-pl/topics/', content)).map(file =>
    topicSchema.parse(json(`guidance-pl/topics/${file}`)),
  );
  const labels = new Map(terms.map(term => [term.id, term.label]));
  const index = createSearchIndex<'contact' | 'topic'>(synonyms);
  index.put(contacts.map(contact => contactDocument(contact, labels.get(contact.profile.category) ?? null)));
  index.put(topics.map(topicDocument));
  return { contacts, topics, synonyms, index };
}
