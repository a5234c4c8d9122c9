import { describe, expect, it } from 'vitest';
import { createSearchIndex } from '../../../core/search/compact-index.ts';
import type { SearchDocument } from '../../../core/search/search-index.ts';
import { spokenMark } from '../../../core/search/spoken-languages.ts';
import { makeSynonyms } from '../../../core/search/synonyms.ts';

const aCase = (id: string, fields: Partial<SearchDocument> = {}): SearchDocument<'case'> => ({
  title: '',
  keywords: '',
  body: '',
  ...fields,
  kind: 'case',
  id,
});

const find = (documents: readonly SearchDocument<'case'>[], text: string): string[] => {
  const index = createSearchIndex<'case'>();
  index.put(documents);
  return index.search(text, { kind: 'case', limit: 10 }).hits.map(hit => hit.id);
};

const people = [
  'Марія Коваленко',
  'Марина Коваленко',
  'Марія Ковальчук',
  'Юлія Хмельницька',
  'Jan Żukowski',
  'Сергій Жуковський',
  'Анна Нова',
].map(title => aCase(title, { title }));

describe('finding people', () => {
  it.each([
    ['Kowalenko', ['Марина Коваленко', 'Марія Коваленко']],
    ['kovalenko maria', ['Марія Коваленко']],
    ['Коваленко Марія', ['Марія Коваленко']],
    ['mariia', ['Марія Коваленко', 'Марія Ковальчук']],
    ['Kowalczuk', ['Марія Ковальчук']],
    ['julia', ['Юлія Хмельницька']],
    ['chmielnicka', ['Юлія Хмельницька']],
    ['zukowski', ['Jan Żukowski', 'Сергій Жуковський']],
    ['Жуковский', ['Jan Żukowski', 'Сергій Жуковський']],
  ])('"%s" finds %j', (text, expected) => {
    expect(find(people, text).sort()).toEqual([...expected].sort());
  });

  const alike: readonly (readonly [string, string])[] = [
    ['Марія', 'Марина'],
    ['Maria', 'Marina'],
    ['Марія', 'Мар’яна'],
    ['Марта', 'Марлена'],
    ['Коваленко', 'Ковальчук'],
    ['Kowalenko', 'Kowalczuk'],
    ['Kovalenko', 'Kovalchuk'],
    ['Шевченко', 'Шевчук'],
    ['Szewczenko', 'Szewczuk'],
    ['Бондаренко', 'Бондарчук'],
    ['Ткаченко', 'Ткачук'],
    ['Мельник', 'Мельничук'],
    ['Кравченко', 'Кравчук'],
    ['Марченко', 'Марчук'],
    ['Іваненко', 'Іванчук'],
    ['Романенко', 'Романчук'],
    ['Павленко', 'Павлюк'],
    ['Василенко', 'Василюк'],
    ['Остапенко', 'Остапчук'],
    ['Петренко', 'Петрук'],
    ['Савчук', 'Савчин'],
    ['Олена', 'Олеся'],
    ['Olena', 'Alena'],
    ['Надія', 'Наталія'],
    ['Дарина', 'Дарія'],
    ['Daria', 'Dariusz'],
    ['Ivan', 'Iwona'],
    ['Anna', 'Inna'],
    ['Віталій', 'Віталіна'],
    ['Тетяна', 'Тамара'],
    ['Роман', 'Руслан'],
    ['Андрій', 'Антон'],
    ['Світлана', 'Святослав'],
    ['Лариса', 'Лідія'],
    ['Katarzyna', 'Karina'],
    ['Bartosz', 'Bartłomiej'],
    ['Joanna', 'Jolanta'],
    ['Hanna', 'Halina'],
    ['Данило', 'Данута'],
    ['Kowalska', 'Kowalczyk'],
    ['Nowak', 'Nowicki'],
  ];
  it.each(alike.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]))(
    '"%s" does not find %s, who only looks alike',
    (asked, other) => {
      expect(find([aCase('other', { title: other })], asked)).toEqual([]);
      expect(find([aCase('other', { title: `${other} Zmyślona` })], `${asked} Zmyślona`)).toEqual([]);
    },
  );

  it('takes a short name for the beginning of a longer one, and never the other way', () => {
    expect(find([aCase('other', { title: 'Adam' })], 'Ada')).toEqual(['other']);
    expect(find([aCase('other', { title: 'Ada' })], 'Adam')).toEqual([]);
  });

  it('finds a typo in a name and in a word', () => {
    expect(find(people, 'kowalneko').sort()).toEqual(['Марина Коваленко', 'Марія Коваленко'].sort());
    expect(find(people, 'Ковалнеко').sort()).toEqual(['Марина Коваленко', 'Марія Коваленко'].sort());
    expect(find([aCase('a', { body: 'przychodnia dla dzieci' })], 'przychodina')).toEqual(['a']);
    expect(find([aCase('a', { body: 'przychodnia dla dzieci' })], 'pzych')).toEqual([]);
  });

  it('finds the part of a word where no word begins so, and never for a given name', () => {
    expect(find([aCase('a', { body: 'podwykonawca' })], 'wykonawca')).toEqual(['a']);
    expect(find([aCase('a', { body: 'безпритульність' })], 'притульність')).toEqual(['a']);
    expect(
      find([aCase('a', { body: 'podwykonawca' }), aCase('b', { body: 'wykonawca' })], 'wykonawca'),
    ).toEqual(['b']);
    expect(find([aCase('a', { title: 'Катарина' })], 'Арина')).toEqual([]);
  });

  it('tries no typo for a word of four letters or a word that is found as it stands', () => {
    expect(find([aCase('a', { body: 'kurs' })], 'kusr')).toEqual([]);
    expect(find([aCase('a', { body: 'karty' }), aCase('b', { body: 'karta' })], 'karta')).toEqual(['b']);
  });

  it('finds a word in another ending when it finds little', () => {
    expect(find([aCase('a', { body: 'psycholog przyjmuje we wtorki' })], 'psychologa')).toEqual(['a']);
    expect(find([aCase('a', { keywords: 'Tarnów' })], 'w Tarnowie')).toEqual(['a']);
  });

  it('finds lodz in Łódź and Łódź in lodz', () => {
    const cities = [
      aCase('a', { body: 'Łódź' }),
      aCase('b', { body: 'lodz' }),
      aCase('c', { body: 'Лодзь' }),
    ];
    for (const text of ['lodz', 'Łódź', 'ŁÓDŹ', 'Лодзь', 'łód'])
      expect(find(cities, text).sort()).toEqual(['a', 'b', 'c']);
  });
});

describe('ranking', () => {
  it('puts title before keywords before body', () => {
    const documents = [
      aCase('body', { body: 'prawnik' }),
      aCase('keywords', { keywords: 'prawnik' }),
      aCase('title', { title: 'prawnik' }),
    ];
    expect(find(documents, 'prawnik')).toEqual(['title', 'keywords', 'body']);
  });

  it('puts the whole word before a longer one, and a title that begins with it before one that ends so', () => {
    expect(find([aCase('long', { title: 'kartka' }), aCase('whole', { title: 'kart' })], 'kart')).toEqual([
      'whole',
      'long',
    ]);
    expect(
      find([aCase('end', { title: 'stara karta' }), aCase('start', { title: 'karta stara' })], 'karta'),
    ).toEqual(['start', 'end']);
  });

  it('puts the spelling that was typed before another one, and a short field before a long one', () => {
    expect(find([aCase('uk', { title: 'Коваль' }), aCase('pl', { title: 'Kowal' })], 'kowal')).toEqual([
      'pl',
      'uk',
    ]);
    const long = 'pomoc i wiele innych słów w długim tytule tej samej poradni';
    expect(find([aCase('long', { title: long }), aCase('short', { title: 'pomoc' })], 'pomoc')).toEqual([
      'short',
      'long',
    ]);
  });

  it('lets a boost decide between equals and never beat a better match', () => {
    const equal = [aCase('trusted', { title: 'kurs', boost: 1 }), aCase('other', { title: 'kurs' })];
    expect(find(equal, 'kurs')).toEqual(['trusted', 'other']);
    const unequal = [aCase('body', { body: 'kurs', boost: 1 }), aCase('title', { title: 'kurs' })];
    expect(find(unequal, 'kurs')).toEqual(['title', 'body']);
    const spelled = [aCase('longer', { title: 'kursy', boost: 1 }), aCase('whole', { title: 'kurs' })];
    expect(find(spelled, 'kurs')).toEqual(['whole', 'longer']);
  });

  it('puts what came last first among equals, whatever the limit and however it came', () => {
    const index = createSearchIndex<'case'>();
    for (const id of ['a', 'b', 'c', 'd', 'b']) {
      index.put([aCase(id, { title: 'kurs' })]);
      if (id === 'b') index.settle();
    }
    const ids = (limit: number): string[] =>
      index.search('kurs', { kind: 'case', limit }).hits.map(hit => hit.id);
    expect(ids(10)).toEqual(['b', 'd', 'c', 'a']);
    expect(ids(2)).toEqual(['b', 'd']);
  });

  it('keeps a repeated word in the body below the title', () => {
    const documents = [aCase('body', { body: 'kurs '.repeat(200) }), aCase('title', { title: 'kurs' })];
    expect(find(documents, 'kurs')).toEqual(['title', 'body']);
  });
});

describe('phone numbers and other digits', () => {
  const phones = [
    aCase('info', { phones: ['+48 12 210 20 20'] }),
    aCase('unhcr', { phones: ['800 012 948'] }),
    aCase('ua', { phones: ['+380 67 123 45 67'] }),
    aCase('two', { phones: ['112', '+48 123 456 789'] }),
  ];

  it.each([
    ['12 210 20 20', ['info']],
    ['+48 12-210-20-20', ['info']],
    ['0048122102020', ['info']],
    ['48 12 210', ['info']],
    ['2102020', ['info']],
    ['1020', ['info']],
    ['210', ['info']],
    ['102', []],
    ['800 012 948', ['unhcr']],
    ['012948', ['unhcr']],
    ['067 123', ['ua']],
    ['112', ['two']],
    ['999', []],
  ])('"%s" finds %j', (text, expected) => {
    expect(find(phones, text)).toEqual(expected);
  });

  it('puts the whole number first, then its beginning, then the beginning of a group', () => {
    const documents = [
      aCase('group', { phones: ['12 112 33 44'] }),
      aCase('start', { phones: ['112 334 455'] }),
      aCase('whole', { phones: ['112'] }),
    ];
    expect(find(documents, '112')).toEqual(['whole', 'start', 'group']);
  });

  it('finds a number beside a name, in a text and in the number of a case', () => {
    const documents = [
      aCase('a', { title: 'K-0412 · Jan Testowy', phones: ['000 123 456'] }),
      aCase('b', { title: 'K-0413 · Jan Testowy', body: 'termin 90/180 dni, 800+' }),
    ];
    expect(find(documents, 'testowy 123')).toEqual(['a']);
    expect(find(documents, 'K-0412')).toEqual(['a']);
    expect(find(documents, 'k0413')).toEqual(['b']);
    expect(find(documents, '412')).toEqual(['a']);
    expect(find(documents, '90/180')).toEqual(['b']);
    expect(find(documents, '800 plus')).toEqual([]);
    expect(find(documents, '800')).toEqual(['b']);
  });

  it('forgets the number of a removed document', () => {
    const index = createSearchIndex<'case'>();
    index.put(phones);
    index.remove('case', 'info');
    index.put([aCase('unhcr', { phones: ['800 000 000'] })]);
    for (const text of ['2102020', '012948']) {
      expect(index.search(text, { kind: 'case', limit: 10 })).toMatchObject({ hits: [], total: 0 });
    }
  });
});

describe('words for one need', () => {
  const synonyms = makeSynonyms([
    { pl: ['prawnik', 'porada prawna'], uk: ['юрист'], en: ['lawyer', 'legal advice'] },
    { pl: ['schronisko', 'nocleg'], uk: ['притулок'], en: ['shelter'] },
    { pl: ['azyl'], uk: ['притулок'], en: ['asylum'] },
  ]);
  const index = createSearchIndex<'case'>(synonyms);
  index.put([
    aCase('pl', { title: 'Prawnik w Krakowie' }),
    aCase('phrase', { title: 'Porady prawne dla kobiet' }),
    aCase('half', { title: 'Porada lekarska' }),
    aCase('uk', { title: 'Юрист' }),
    aCase('bed', { title: 'Schronisko' }),
    aCase('azyl', { title: 'Azyl' }),
  ]);
  const ids = (text: string): string[] =>
    index
      .search(text, { kind: 'case', limit: 10 })
      .hits.map(hit => hit.id)
      .sort();

  it.each([
    ['юрист', ['phrase', 'pl', 'uk']],
    ['yurist', ['phrase', 'pl', 'uk']],
    ['lawyer', ['phrase', 'pl', 'uk']],
    ['legal advice', ['phrase', 'pl', 'uk']],
    ['юриста', ['phrase', 'pl', 'uk']],
    ['юрист краків', ['pl']],
    ['lawyer для жінок', ['phrase']],
    ['притулок', ['azyl', 'bed']],
    ['shelter', ['bed']],
  ])('"%s" finds %j', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  it('puts the word that was typed first', () => {
    expect(index.search('prawnik', { kind: 'case', limit: 10 }).hits[0]?.id).toBe('pl');
    expect(index.search('юрист', { kind: 'case', limit: 10 }).hits[0]?.id).toBe('uk');
  });
});

describe('a language asked for beside a need', () => {
  const index = createSearchIndex<'case'>();
  index.put([
    aCase('silent', { title: 'Prawnik w Tarnowie' }),
    aCase('speaks', { title: 'Prawnik w Tarnowie', body: spokenMark('uk') }),
    aCase('other', { title: 'Prawnik w Tarnowie', body: spokenMark('ru') }),
    aCase('elsewhere', { title: 'Prawnik w Krakowie', body: spokenMark('uk') }),
  ]);
  const ids = (text: string): string[] =>
    index.search(text, { kind: 'case', limit: 10 }).hits.map(hit => hit.id);

  it.each([
    'prawnik po ukraińsku tarnow',
    'ukraińskojęzyczny prawnik tarnow',
    'Ukrainian-speaking prawnik in Tarnow',
    'prawnik tarnow speaks Ukrainian',
    'україномовний prawnik tarnow',
    'prawnik tarnow українською',
    'prawnik tarnow mówi po ukraińsku',
  ])('"%s" puts who speaks it first and leaves nobody out', text => {
    expect(ids(text)).toHaveLength(3);
    expect(ids(text)[0]).toBe('speaks');
  });

  it('is all that is asked for where it stands alone', () => {
    expect(ids('po ukraińsku').sort()).toEqual(['elsewhere', 'speaks']);
    expect(ids('Russian-speaking')).toEqual(['other']);
  });
});

describe('a sentence of which one word is nowhere', () => {
  const index = createSearchIndex<'case'>();
  index.put([
    aCase('both', { title: 'prawnik rozwód tarnow' }),
    aCase('one', { title: 'prawnik warszawa', body: 'rozwód' }),
    aCase('none', { title: 'lekarz' }),
  ]);
  const ids = (text: string, mayLeaveOut = true): string[] =>
    index.search(text, { kind: 'case', limit: 10, mayLeaveOut }).hits.map(hit => hit.id);

  it('is answered without that word, by what has all others', () => {
    expect(ids('prawnik rozwód zmyślony')).toEqual(['both', 'one']);
    expect(ids('prawnik tarnow zmyślony')).toEqual(['both']);
  });

  it('finds nothing where two words are nowhere, where there are only two, or where nobody allowed it', () => {
    expect(ids('prawnik zmyślony wymyślony')).toEqual([]);
    expect(ids('prawnik zmyślony')).toEqual([]);
    expect(ids('prawnik rozwód zmyślony', false)).toEqual([]);
  });

  it('changes nothing where all words are found', () => {
    expect(ids('prawnik rozwód warszawa')).toEqual(['one']);
  });
});

describe('odd queries and odd documents', () => {
  const index = createSearchIndex<'case' | 'topic'>();
  index.put([
    aCase('a', { title: 'prawnik w Tarnowie dla rodzin' }),
    { ...aCase('t', { title: 'prawnik' }), kind: 'topic' },
  ]);
  const total = (text: string): number => index.search(text, { kind: 'case', limit: 10 }).total;

  it.each(['', '   ', '—', '😀', "'", 'ь', '()[]{}*+?.\\^$|'])('finds nothing for "%s"', text => {
    expect(total(text)).toBe(0);
  });

  it('leaves out small words beside others and looks for one that is still being typed', () => {
    expect(total('prawnik dla w z tarnow')).toBe(1);
    expect(total('prawnik na')).toBe(0);
    expect(total('prawnik na ')).toBe(1);
    expect(total('dla')).toBe(1);
  });

  it('keeps kinds apart', () => {
    expect(index.search('prawnik', { kind: 'topic', limit: 10 }).hits).toMatchObject([
      { kind: 'topic', id: 't' },
    ]);
    index.remove('topic', 'a');
    expect(total('prawnik')).toBe(1);
  });

  it('stands a query of thousands of words and a document of a million letters', () => {
    const large = createSearchIndex<'case'>();
    large.put([
      aCase('large', { body: 'słowo '.repeat(170_000), title: 'ł'.repeat(50_000) }),
      aCase('empty'),
    ]);
    expect(large.search('słowo', { kind: 'case', limit: 1 }).total).toBe(1);
    expect(large.search('słowo '.repeat(5000), { kind: 'case', limit: 1 }).total).toBe(1);
    expect(large.search('constructor __proto__', { kind: 'case', limit: 1 }).total).toBe(0);
  });
});
