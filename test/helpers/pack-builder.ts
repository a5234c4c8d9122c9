import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { contactObjectId } from '../../core/contact/ids.ts';
import type { Contact, Synonym, TaxonomyTerm } from '../../core/contact/schema.ts';
import type { Fact, Source, Statement, Topic } from '../../core/guidance/schema.ts';
import type { LocalizedText } from '../../core/languages.ts';
import type { Manifest } from '../../core/pack/manifest.ts';
import type { PackFile } from '../../core/pack/read-manifest.ts';
import type { Trust } from '../../core/trust.ts';

export const aText = (text: string): LocalizedText => ({ pl: `${text} (pl)`, uk: `${text} (uk)`, en: text });

export const aTrust = (over: Partial<Trust> = {}): Trust => ({
  sources: ['A1'],
  validFrom: '2026-03-05',
  validTo: null,
  checkedOn: '2026-11-20',
  reviewBy: '2027-02-20',
  confidence: 'high',
  verify: false,
  legalBasis: null,
  ...over,
});

export const aSource = (over: Partial<Source> = {}): Source => ({
  id: 'A1',
  title: 'A source',
  address: 'https://example.org/a',
  statedOn: null,
  kind: 'official',
  seenOn: '2026-11-20',
  ...over,
});

export const aFact = (over: Partial<Fact> = {}): Fact => ({
  id: 'fee',
  label: aText('Fee'),
  value: { kind: 'money', amount: 340, currency: 'PLN' },
  note: null,
  trust: aTrust(),
  ...over,
});

export const aStatement = (over: Partial<Statement> = {}): Statement => ({
  id: 'first',
  text: aText('You pay {fact:fee}.'),
  detail: null,
  trust: aTrust(),
  ...over,
});

export const aTopic = (over: Partial<Topic> = {}): Topic => ({
  id: 'permit',
  title: aText('Permit'),
  summary: aText('A permit'),
  keywords: { pl: [], uk: [], en: [] },
  topicCode: 'legal-temporary',
  relatedTopicCodes: [],
  lead: [aStatement({ id: 'lead' })],
  deadlines: [{ factId: 'last-day', label: aText('Last day'), note: null }],
  sections: [
    { id: 'who', kind: 'who', title: aText('Who'), statements: [aStatement({ text: aText('Plain.') })] },
  ],
  factIds: ['fee'],
  contactIds: ['112'],
  relatedTopicIds: [],
  officialLinks: [{ label: aText('Page'), url: 'https://example.org/' }],
  ...over,
});

export const aContact = (over: Partial<Contact> = {}, profile: Partial<Contact['profile']> = {}): Contact => {
  const id = over.id ?? '112';
  return {
    id,
    organization: { id: contactObjectId(id, 'organization'), name: 'Example', website: null, email: null },
    service: {
      id: contactObjectId(id, 'service'),
      name: 'Example',
      status: 'active',
      fees_description: null,
      eligibility_description: null,
      emails: [],
    },
    location: null,
    phones: [{ id: contactObjectId(id, 'phone/0'), number: '112', type: 'voice', description: null }],
    schedules: [],
    languages: [{ code: 'pl' }],
    profile: {
      category: 'emergency',
      names: { pl: 'Przykład', uk: null, en: null },
      services: [aText('Help')],
      city: null,
      hours: null,
      networks: [],
      confidence: 'high',
      source: 'example.org',
      sourceDate: { pl: '2025', uk: '2025', en: '2025' },
      sourceOn: '2025-01-01',
      verifiedOn: null,
      listing: 'unverified',
      unverifiedFields: [],
      unverifiedNotes: [],
      note: null,
      confidentialAddress: false,
      urgentRank: null,
      ...profile,
    },
    ...over,
  };
};

export const aTerm = (over: Partial<TaxonomyTerm> = {}): TaxonomyTerm => ({
  id: 'emergency',
  label: aText('Emergency'),
  ...over,
});

export const aSynonym = (): Synonym => ({
  concept: 'police',
  pl: ['policja'],
  uk: ['поліція'],
  en: ['police'],
});

const textOf = (content: unknown): string =>
  typeof content === 'string' ? content : JSON.stringify(content);

/** Files of a pack with a manifest that fits them; a content that is a string is taken as it stands. */
export function sealPack(
  kind: Manifest['kind'],
  contents: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>> = {},
): PackFile[] {
  const files = Object.entries(contents).map(([path, content]) => ({ path, text: textOf(content) }));
  const manifest = {
    product: 'drogowskaz',
    id: 'example',
    kind,
    version: '2026.11.1',
    format: 1,
    title: aText('Example'),
    notice: aText('Plainly invented'),
    asOf: '2026-11-21',
    files: files.map(({ path, text }) => ({
      path,
      sizeBytes: utf8ToBytes(text).length,
      sha256: bytesToHex(sha256(utf8ToBytes(text))),
    })),
    ...over,
  };
  return [{ path: 'manifest.json', text: JSON.stringify(manifest) }, ...files];
}

/** Contents of a small good guidance pack, file by file. */
export const guidanceContents = (over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  'sources.json': { sources: [aSource()] },
  'facts/all.json': {
    facts: [aFact(), aFact({ id: 'last-day', value: { kind: 'day', on: '2027-03-04' } })],
  },
  'topics/permit.json': aTopic(),
  ...over,
});

/** Contents of a small good contacts pack, file by file. */
export const contactsContents = (over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  'contacts.json': { contacts: [aContact()] },
  'taxonomy.json': { terms: [aTerm()] },
  'synonyms.json': { synonyms: [aSynonym()] },
  ...over,
});
