import type { UiLanguage } from '../languages.ts';
import { addressLine } from './contact-card.ts';
import type { ContactCard, Handout, Item, PaperWord, Part, Said, Say } from './model.ts';

/** Stands after what must be verified, on paper and in text. */
export const doubtMark = '⚠';

/** What is said in one language: the Polish words where the translation is held back, and a remark that it is. */
export const inLanguage = (said: Said, language: UiLanguage, say: Say): string =>
  said[language] ?? `${said.pl ?? ''} (${say(language, 'held')})`;

interface Speaker {
  readonly of: (said: Said) => string;
  readonly word: (word: PaperWord) => string;
}

const marked = (text: string, isDoubtful: boolean): string => (isDoubtful ? `${text} ${doubtMark}` : text);

function itemLines(item: Item, bullet: string, { of, word }: Speaker): string[] {
  const indent = ' '.repeat(bullet.length);
  const below = [
    ...item.remarks.map(of),
    ...(item.detail === null ? [] : [of(item.detail)]),
    ...(item.documents.length === 0 ? [] : [`${word('documents')}:`]),
    ...item.documents.map(document => `- ${of(document)}`),
    ...item.fees.map(of),
    ...item.places.map(of),
  ];
  return [`${bullet}${marked(of(item.text), item.verify)}`, ...below.map(line => `${indent}${line}`)];
}

function partLines(part: Part, speaker: Speaker): string[] {
  return [
    '',
    speaker.of(part.title).toLocaleUpperCase(),
    ...part.lead.flatMap(item => itemLines(item, '', speaker)),
    ...part.lists.flatMap(list => [
      '',
      `${speaker.of(list.title)}:`,
      ...list.items.flatMap((item, index) =>
        itemLines(item, list.isNumbered ? `${index + 1}. ` : '- ', speaker),
      ),
    ]),
  ];
}

function contactLines(card: ContactCard, { of, word }: Speaker): string[] {
  const name = of(card.name);
  const { doubts } = card;
  const line = (label: PaperWord, text: string, isDoubtful = false): string =>
    marked(`${word(label)}: ${text}`, isDoubtful);
  return [
    '',
    marked(name === card.polishName ? name : `${name} (${card.polishName})`, card.verify),
    ...card.phones.map(({ number, which }) =>
      line('phone', which === null ? number : `${number} (${of(which)})`, doubts.phones),
    ),
    ...card.addresses.map(address => line('address', addressLine(address), doubts.address)),
    ...(card.isAddressByPhone ? [word('address-by-phone')] : []),
    ...(card.hours === null ? [] : [line('hours', of(card.hours), doubts.hours)]),
    ...(card.languages === null ? [] : [line('languages', of(card.languages))]),
    ...card.emails.map(email => line('email', email)),
    ...(card.website === null ? [] : [line('website', card.website)]),
    ...card.remarks.map(of),
  ];
}

/** The hand-out as plain text in one language, lines ended by LF. */
export function handoutText(handout: Handout, language: UiLanguage, say: Say): string {
  const speaker: Speaker = {
    of: said => inLanguage(said, language, say),
    word: word => say(language, word),
  };
  const { of, word } = speaker;
  const dates = handout.deadlines.map(deadline =>
    marked(
      `${of(deadline.day)}: ${of(deadline.label)}${deadline.isPast ? ` (${word('past')})` : ''}`,
      deadline.verify,
    ),
  );
  const lines = [
    of(handout.title),
    ...(dates.length === 0 ? [] : ['', `${word('dates')}:`, ...dates]),
    ...handout.parts.flatMap(part => partLines(part, speaker)),
    ...(handout.contacts.length === 0 ? [] : ['', `${word('contacts')}:`]),
    ...(handout.callFirst === null ? [] : [of(handout.callFirst)]),
    ...handout.contacts.flatMap(card => contactLines(card, speaker)),
    ...(handout.links.length === 0 ? [] : ['', `${doubtMark} ${word('verify-at')}`]),
    ...handout.links.map(({ label, url }) => `- ${of(label)}: ${url}`),
    '',
    ...handout.foot.lines.map(of),
    ...(handout.foot.basis.length === 0 ? [] : [`${word('basis')}: ${handout.foot.basis.join('; ')}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The whole hand-out as one text file: each of its languages after the other. */
export const handoutFile = (handout: Handout, say: Say): string =>
  handout.languages.map(language => handoutText(handout, language, say)).join(`\n${'='.repeat(40)}\n\n`);
