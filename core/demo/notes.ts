import { addDays } from '../dates.ts';
import type { UiLanguage } from '../languages.ts';
import { notesEn } from './notes-en.ts';
import { notesPl } from './notes-pl.ts';
import { notesUk } from './notes-uk.ts';
import type { Random } from './random.ts';
import type { ScenarioId } from './scenarios.ts';

const notesIn = { pl: notesPl, uk: notesUk, en: notesEn } as const;

/** How a note ends, whatever it was about. */
const closings = {
  pl: [
    'Rozmowa po ukraińsku, bez tłumacza, zrozumiano wszystkie ustalenia.',
    'Klient prosi o kontakt po godzinie 16, woli wiadomość tekstową.',
    'Wydrukowano kartkę z adresami po polsku i w języku klienta.',
    'Następne spotkanie po otrzymaniu pisma z urzędu.',
    'Towarzyszyła sąsiadka, przy tłumaczeniu pomagał wolontariusz.',
    'Nie zostawiono kopii dokumentów, wszystko oddano na miejscu.',
  ],
  uk: [
    'Розмова українською, без перекладача, усе зрозуміло.',
    'Просить зв’язуватися після 16 години, краще повідомленням.',
    'Надрукували аркуш з адресами польською та мовою клієнта.',
    'Наступна зустріч після отримання листа з установи.',
    'Прийшла із сусідкою, з перекладом допомагав волонтер.',
    'Копій документів не залишили, усе повернули на місці.',
  ],
  en: [
    'Talked in English without an interpreter, everything was understood.',
    'Prefers a text message, after four in the afternoon.',
    'Printed the sheet with addresses in Polish and in the client’s language.',
    'Next meeting when the letter from the office has come.',
    'A neighbour came along, a volunteer helped with the translation.',
  ],
} as const;

const syllables =
  'za bor li mun ta rek so wid ku pel na drog mi ste fal gru ne wol kar se dub ro mat gi lu per tan wi zo fen ha jod'.split(
    ' ',
  );
const streets = [
  'Przykładowa',
  'Zmyślona',
  'Umowna',
  'Wzorcowa',
  'Testowa',
  'Niebyła',
  'Próbna',
  'Kartonowa',
];

/** A made-up proper name, Zabormun: real notes are full of names of firms and villages that occur once. */
export function makeProperName(random: Random): string {
  const name = Array.from({ length: random.between(2, 4) }, () => random.pick(syllables)).join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A note of some 45 words in the language the consultant writes, about one or two matters on the given day. */
export function makeNote(
  about: { readonly scenarios: readonly ScenarioId[]; readonly language: UiLanguage; readonly day: string },
  random: Random,
): string {
  const sentences = about.scenarios.flatMap(id =>
    random.some(notesIn[about.language][id], random.between(3, 5)),
  );
  sentences.push(random.pick(closings[about.language]));
  return sentences.map(sentence => filled(sentence, about.day, random)).join(' ');
}

function filled(sentence: string, day: string, random: Random): string {
  const fillings: Readonly<Record<string, () => string>> = {
    '{months}': () => String(random.between(2, 30)),
    '{age}': () => String(random.between(4, 17)),
    '{amount}': () => String(random.between(5, 900) * 10),
    '{day}': () => addDays(day, random.between(1, 120)).split('-').reverse().join('.'),
    '{ref}': () => `WSC-TEST.6151.${random.between(1, 99_999)}.${day.slice(0, 4)}`,
    '{employer}': () => `${makeProperName(random)}-Test`,
    '{street}': () => `${random.pick(streets)} ${random.between(1, 140)}`,
    '{place}': () => makeProperName(random),
  };
  return sentence.replace(/\{[a-z]+\}/g, hole => fillings[hole]?.() ?? hole);
}
