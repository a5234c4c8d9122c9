/** What a column of a table may hold; every text stands in one language. */
export const columnTargets = [
  'id',
  'name',
  'nameUk',
  'nameEn',
  'category',
  'city',
  'address',
  'postalCode',
  'region',
  'phones',
  'emails',
  'url',
  'hours',
  'languages',
  'cost',
  'audience',
  'services',
  'documents',
  'networks',
  'operation',
  'validTo',
  'note',
  'source',
  'verifiedOn',
  /** Ours: everything about the contact, so that a file we wrote comes back whole. */
  'data',
] as const;
export type ColumnTarget = (typeof columnTargets)[number];

/** Header of the column that only files of ours have. */
export const dataHeader = 'drogowskaz';

const headerWords: Readonly<Record<ColumnTarget, readonly string[]>> = {
  id: ['id', 'identyfikator', 'ідентифікатор'],
  name: [
    'name',
    'nazwa',
    'назва',
    'organization',
    'organisation',
    'organizacja',
    'організація',
    'instytucja',
  ],
  nameUk: ['name uk', 'nazwa uk', 'назва українською', 'nazwa po ukraińsku', 'ukrainian name'],
  nameEn: ['name en', 'nazwa en', 'назва англійською', 'nazwa po angielsku', 'english name'],
  category: ['category', 'need', 'kategoria', 'potrzeba', 'категорія', 'потреба', 'type', 'typ'],
  city: ['city', 'town', 'miasto', 'miejscowość', 'місто', 'населений пункт'],
  address: ['address', 'street', 'adres', 'ulica', 'адреса', 'вулиця'],
  postalCode: [
    'postal code',
    'postcode',
    'zip',
    'zip code',
    'kod',
    'kod pocztowy',
    'індекс',
    'поштовий індекс',
  ],
  region: ['region', 'province', 'voivodeship', 'województwo', 'воєводство', 'область'],
  phones: [
    'phone',
    'phones',
    'telephone',
    'tel',
    'telefon',
    'telefony',
    'numer telefonu',
    'телефон',
    'телефони',
  ],
  emails: ['email', 'emails', 'e mail', 'mail', 'poczta', 'adres e mail', 'пошта', 'електронна пошта'],
  url: ['url', 'www', 'website', 'web', 'strona', 'strona www', 'strona internetowa', 'сайт', 'вебсайт'],
  hours: ['hours', 'opening hours', 'godziny', 'godziny otwarcia', 'години', 'години роботи'],
  languages: ['languages', 'language', 'języki', 'język', 'мови', 'мова'],
  cost: ['cost', 'fee', 'fees', 'price', 'koszt', 'opłata', 'cena', 'вартість', 'ціна'],
  audience: ['audience', 'for whom', 'eligibility', 'dla kogo', 'odbiorcy', 'для кого'],
  services: ['services', 'service', 'description', 'usługi', 'opis', 'zakres', 'послуги', 'опис'],
  documents: ['documents', 'what to bring', 'dokumenty', 'документи'],
  networks: ['networks', 'network', 'sieci', 'sieć', 'мережі', 'мережа'],
  operation: ['status', 'operation', 'stan', 'стан'],
  validTo: ['valid to', 'ends', 'ważne do', 'działa do', 'дійсне до'],
  note: ['note', 'notes', 'remarks', 'uwagi', 'notatka', 'примітка', 'примітки'],
  source: ['source', 'źródło', 'джерело'],
  verifiedOn: ['verified on', 'verified', 'checked on', 'sprawdzono', 'data sprawdzenia', 'перевірено'],
  data: [dataHeader],
};

const plain = (header: string): string =>
  header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const byWord = new Map(
  columnTargets.flatMap(target => headerWords[target].map(word => [plain(word), target] as const)),
);

/** What each column most likely holds, from the words above it; no target twice. */
export function guessColumns(headers: readonly string[]): (ColumnTarget | null)[] {
  const taken = new Set<ColumnTarget>();
  return headers.map(header => {
    const words = plain(header);
    const target = byWord.get(words) ?? byWord.get(words.replace(/ (?:pl|polski|po polsku)$/, '')) ?? null;
    if (target === null || taken.has(target)) return null;
    taken.add(target);
    return target;
  });
}

/** Headers of the files we write, by language. */
export const headersOf = (language: 'pl' | 'uk' | 'en'): readonly string[] => {
  const at = { en: 0, pl: 1, uk: 2 }[language];
  const own: Readonly<Partial<Record<ColumnTarget, readonly [string, string, string]>>> = {
    name: ['name', 'nazwa', 'назва'],
    category: ['category', 'kategoria', 'категорія'],
    city: ['city', 'miasto', 'місто'],
    address: ['address', 'adres', 'адреса'],
    postalCode: ['postal code', 'kod pocztowy', 'поштовий індекс'],
    region: ['region', 'województwo', 'воєводство'],
    phones: ['phones', 'telefony', 'телефони'],
    emails: ['emails', 'adres e-mail', 'електронна пошта'],
    url: ['website', 'strona www', 'сайт'],
    hours: ['opening hours', 'godziny otwarcia', 'години роботи'],
    languages: ['languages', 'języki', 'мови'],
    cost: ['cost', 'koszt', 'вартість'],
    audience: ['audience', 'dla kogo', 'для кого'],
    services: ['services', 'usługi', 'послуги'],
    documents: ['documents', 'dokumenty', 'документи'],
    networks: ['networks', 'sieci', 'мережі'],
    operation: ['status', 'stan', 'стан'],
    validTo: ['valid to', 'ważne do', 'дійсне до'],
    note: ['note', 'uwagi', 'примітка'],
    source: ['source', 'źródło', 'джерело'],
    verifiedOn: ['verified on', 'sprawdzono', 'перевірено'],
    nameUk: ['name uk', 'nazwa uk', 'назва українською'],
    nameEn: ['name en', 'nazwa en', 'назва англійською'],
  };
  return columnTargets.map(target => own[target]?.[at] ?? headerWords[target][0] ?? target);
};
