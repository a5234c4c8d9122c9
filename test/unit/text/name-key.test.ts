import { describe, expect, it } from 'vitest';
import type { LocalizedText } from '../../../core/languages.ts';
import { fold } from '../../../core/text/fold.ts';
import { nameKeys } from '../../../core/text/name-key.ts';
import { tokenize } from '../../../core/text/words.ts';
import { readShippedContent } from '../../helpers/content-index.ts';

const keysOf = (name: string): readonly string[] => nameKeys(fold(name));
const meet = (a: string, b: string): boolean => keysOf(a).some(key => keysOf(b).includes(key));

/** One person in each row: Cyrillic, passport, Polish, English and old passport spellings. */
const sameName = [
  'Коваленко Kovalenko Kowalenko',
  'Шевченко Shevchenko Szewczenko',
  'Жуковський Zhukovskyi Żukowski Żukowskyj Zukowski Жуковский Zhukovskii Zhukovskiy Zhukovsky',
  'Хмельницький Khmelnytskyi Chmielnicki Chmelnyćkyj Khmelnitsky',
  'Юлія Yuliia Julia Iuliia Yulia Yuliya Юлия Юля',
  'Євген Yevhen Jewhen Ievgen Yevgen',
  'Сергій Serhii Serhij Sergiy Sergii',
  'Андрій Andrii Andrij Andriy',
  'Ігор Ihor Igor Игорь',
  'Ольга Olha Olga',
  'Вікторія Viktoriia Wiktoria Victoria',
  'Наталія Nataliia Natalia Natalya Наталья',
  'Людмила Liudmyla Ludmiła Lyudmila',
  'Михайло Mykhailo Mychajło Mihajlo',
  'Олексій Oleksii Ołeksij Oleksiy',
  'Щербак Shcherbak Szczerbak',
  'Лященко Liashchenko Laszczenko Lyashchenko',
  'Цимбалюк Tsymbaliuk Cymbaluk',
  'Чайка Chaika Czajka',
  'Хоменко Khomenko Chomenko',
  'Ковальчук Kovalchuk Kowalczuk',
  'Ґудзь Gudz Gudź',
  'Згурський Zghurskyi Zgurski',
  'Їжакевич Yizhakevych Iżakewycz',
  'Мельник Melnyk Mielnik Melnik',
  'Соловйов Soloviov Sołowjow',
  'Мар’яна Mariana Marjana',
  'Гончаренко Honcharenko Gonczarenko',
  'Зайцев Zaitsev Zajcew Zaytsev',
  'Сяргей Siarhei Siarhiej',
  'Вольга Volha Wolha',
  'Шмідт Shmidt Schmidt Szmidt',
  'Оксана Oksana Oxana',
  'Фёдор Федор Fedor Fyodor Fiodor',
  'Артём Артем Artem Artyom Artiom',
  'Алёна Алена Alena Alyona Aliona',
  'Алёна Альона Alona',
  'Соловьёв Соловьев Solovev Solovyov Solovyev',
  'Королёв Королев Korolev Korolyov',
  'Müller Mueller Muller',
  'Schröder Schroeder Schroder',
  'Nguyễn Nguyen',
  'Đặng Dang',
  'Михаэль Michael',
  'Кацярына Katsiaryna Kaciaryna',
  'Уладзімір Uladzimir Uładzimir',
];

/** Different people who only look alike. */
const otherNames: readonly (readonly [string, string])[] = [
  ['Марія', 'Марина'],
  ['Maria', 'Marina'],
  ['Марія', 'Мар’яна'],
  ['Коваленко', 'Ковальчук'],
  ['Коваленко', 'Коваль'],
  ['Шевченко', 'Шевчук'],
  ['Петренко', 'Петрук'],
  ['Олена', 'Олеся'],
  ['Олена', 'Алена'],
  ['Надія', 'Наталія'],
  ['Іванов', 'Іваненко'],
  ['Сергій', 'Сергієнко'],
  ['Kowalska', 'Kowalski'],
  ['Nowak', 'Nowacka'],
  ['Чорна', 'Шорна'],
  ['Савчук', 'Савчин'],
  ['Bartosz', 'Bartłomiej'],
];

describe('name keys', () => {
  it.each(sameName)('meet for every spelling of %s', row => {
    const [first = '', ...others] = row.split(' ');
    expect(others.filter(other => !meet(first, other))).toEqual([]);
  });

  it.each(otherNames)('part %s from %s', (a, b) => {
    expect(meet(a, b)).toBe(false);
  });

  it('leave short words and words with digits alone', () => {
    expect([keysOf('Li'), keysOf('12'), keysOf('')]).toEqual([[], [], []]);
  });

  it('rarely unite two different words of one language in the shipped texts', () => {
    const { contacts, topics } = readShippedContent();
    const texts: LocalizedText[] = [
      ...contacts.flatMap(({ profile }) => [
        ...profile.services,
        ...(profile.note === null ? [] : [profile.note]),
      ]),
      ...topics.flatMap(topic => [
        topic.title,
        topic.summary,
        ...topic.lead.map(statement => statement.text),
      ]),
      ...topics.flatMap(topic =>
        topic.sections.flatMap(({ statements }) => statements.map(({ text }) => text)),
      ),
    ];
    for (const language of ['pl', 'uk', 'en'] as const) {
      const words = new Set(texts.flatMap(text => tokenize(text[language]).map(token => token.plain)));
      const keyed = [...words].filter(word => nameKeys(word).length > 0);
      const holders = new Map<string, string>();
      const united = keyed.filter(word => {
        const [key = ''] = nameKeys(word);
        const holder = holders.get(key);
        holders.set(key, word);
        return holder !== undefined;
      });
      expect(keyed.length).toBeGreaterThan(1000);
      // Nearly all of these are forms of one word (gmina, gminie): Ukrainian и and і, Polish ie and e.
      expect({ language, share: united.length / keyed.length < 0.035, united }).toMatchObject({
        share: true,
      });
    }
  });
});
