import { contactObjectId } from '../contact/ids.ts';
import type { Contact } from '../contact/schema.ts';
import type { LocalizedText } from '../languages.ts';
import { makeProperName } from './notes.ts';
import { makePhone } from './people.ts';
import { createRandom, type Random } from './random.ts';

interface Kind {
  readonly category: string;
  readonly name: string;
  readonly services: readonly LocalizedText[];
}

const kinds: readonly Kind[] = [
  {
    category: 'legal-aid',
    name: 'Fikcyjna Poradnia Prawna',
    services: [
      { pl: 'bezpłatna pomoc prawna', uk: 'безкоштовна правова допомога', en: 'free legal aid' },
      { pl: 'odwołania i skargi', uk: 'оскарження та скарги', en: 'appeals and complaints' },
    ],
  },
  {
    category: 'crisis-violence',
    name: 'Fikcyjny Ośrodek Interwencji Kryzysowej',
    services: [
      { pl: 'interwencja kryzysowa', uk: 'кризова допомога', en: 'crisis intervention' },
      { pl: 'schronienie', uk: 'притулок', en: 'shelter' },
    ],
  },
  {
    category: 'health',
    name: 'Fikcyjna Przychodnia',
    services: [{ pl: 'lekarz rodzinny', uk: 'сімейний лікар', en: 'family doctor' }],
  },
  {
    category: 'labour',
    name: 'Fikcyjny Urząd Pracy',
    services: [
      { pl: 'rejestracja bezrobotnych', uk: 'реєстрація безробітних', en: 'registration of the unemployed' },
    ],
  },
  {
    category: 'language-course',
    name: 'Fikcyjna Szkoła Języka Polskiego',
    services: [{ pl: 'kursy języka polskiego', uk: 'курси польської мови', en: 'Polish courses' }],
  },
  {
    category: 'ngo-integration',
    name: 'Fikcyjna Fundacja',
    services: [
      { pl: 'wsparcie integracji', uk: 'підтримка інтеграції', en: 'integration support' },
      { pl: 'pomoc rzeczowa', uk: 'речова допомога', en: 'material help' },
    ],
  },
  {
    category: 'shelter',
    name: 'Fikcyjne Schronisko',
    services: [{ pl: 'nocleg', uk: 'нічліг', en: 'overnight stay' }],
  },
];
const cities = [
  'Kraków',
  'Tarnów',
  'Nowy Sącz',
  'Oświęcim',
  'Łódź',
  'Wrocław',
  'Gdańsk',
  'Lublin',
  'Rzeszów',
  'Białystok',
];

/** Contacts for measurements only: nothing in them exists, no number can be dialled, every address ends in `.invalid`. */
export function makeDemoContacts({
  seed,
  count,
}: {
  readonly seed: number;
  readonly count: number;
}): Contact[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, number) => makeContact(`fikcja-${number + 1}`, random));
}

function makeContact(id: string, random: Random): Contact {
  const kind = random.pick(kinds);
  const city = random.pick(cities);
  const name = `${kind.name} „${makeProperName(random)}” – ${city}`;
  return {
    id,
    organization: {
      id: contactObjectId(id, 'organization'),
      name,
      website: `https://${id}.invalid`,
      email: `biuro@${id}.invalid`,
    },
    service: {
      id: contactObjectId(id, 'service'),
      name,
      status: 'active',
      fees_description: null,
      eligibility_description: { pl: 'cudzoziemcy', uk: 'іноземці', en: 'foreigners' },
      emails: [],
    },
    location: {
      id: contactObjectId(id, 'location'),
      location_type: 'physical',
      addresses: [
        {
          id: contactObjectId(id, 'address/0'),
          address_1: `ul. ${makeProperName(random)} ${random.between(1, 150)}`,
          city,
          state_province: null,
          postal_code: `00-${String(random.between(0, 999)).padStart(3, '0')}`,
          country: 'PL',
          address_type: 'physical',
        },
      ],
    },
    phones: [
      { id: contactObjectId(id, 'phone/0'), number: makePhone(random), type: 'voice', description: null },
    ],
    schedules: [],
    languages: [{ code: 'pl' }, ...(random.chance(0.5) ? [{ code: 'uk' }] : [])],
    profile: {
      category: kind.category,
      names: { pl: name, uk: null, en: null },
      services: [...kind.services],
      city,
      hours: null,
      networks: [],
      confidence: random.pick(['high', 'medium', 'low']),
      source: 'fikcja',
      sourceDate: { pl: 'fikcja', uk: 'вигадка', en: 'fiction' },
      sourceOn: null,
      verifiedOn: null,
      listing: 'unverified',
      unverifiedFields: [],
      unverifiedNotes: [],
      note: null,
      confidentialAddress: false,
      urgentRank: null,
    },
  };
}
