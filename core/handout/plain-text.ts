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
  /** Only what one must do and have: for a code, which holds little. */
  readonly isBrief: boolean;
}

const marked = (text: string, isDoubtful: boolean): string => (isDoubtful ? `${text} ${doubtMark}` : text);

function itemLines(item: Item, bullet: string, { of, word, isBrief }: Speaker): string[] {
  const indent = isBrief ? '' : ' '.repeat(bullet.length);
  const below = [
    ...item.remarks.map(of),
    ...(item.detail === null || isBrief ? [] : [of(item.detail)]),
    ...(item.documents.length === 0 ? [] : [`${word('documents')}:`]),
    ...item.documents.map(document => `- ${of(document)}`),
    ...item.fees.map(of),
    ...(isBrief ? [] : item.places.map(of)),
  ];
  return [`${bullet}${marked(of(item.text), item.verify)}`, ...below.map(line => `${indent}${line}`)];
}

function partLines(part: Part, speaker: Speaker): string[] {
  const { of, isBrief } = speaker;
  const lists = isBrief ? part.lists.filter(({ kind }) => kind !== 'other') : part.lists;
  return [
    '',
    of(part.title).toLocaleUpperCase(),
    ...(isBrief && lists.length > 0 ? [] : part.lead.flatMap(item => itemLines(item, '', speaker))),
    ...lists.flatMap(list => [
      ...(isBrief ? [] : ['']),
      `${of(list.title)}:`,
      ...list.items.flatMap((item, index) =>
        itemLines(item, list.kind === 'steps' ? `${index + 1}. ` : '- ', speaker),
      ),
    ]),
  ];
}

function contactLines(card: ContactCard, { of, word, isBrief }: Speaker): string[] {
  const name = of(card.name);
  const { doubts } = card;
  const line = (label: PaperWord, text: string, isDoubtful = false): string =>
    marked(`${word(label)}: ${text}`, isDoubtful);
  const further = [
    ...(card.languages === null ? [] : [line('languages', of(card.languages))]),
    ...card.emails.map(email => line('email', email)),
    ...(card.website === null ? [] : [line('website', card.website)]),
  ];
  return [
    ...(isBrief ? [] : ['']),
    marked(name === card.polishName || isBrief ? name : `${name} (${card.polishName})`, card.verify),
    ...card.phones.map(({ number, which }) =>
      line('phone', which === null ? number : `${number} (${of(which)})`, doubts.phones),
    ),
    ...card.addresses.map(address => line('address', addressLine(address), doubts.address)),
    ...(card.isAddressByPhone ? [word('address-by-phone')] : []),
    ...(card.hours === null ? [] : [line('hours', of(card.hours), doubts.hours)]),
    ...(isBrief && card.phones.length > 0 ? [] : further),
    ...card.remarks.map(of),
  ];
}

interface TextOptions {
  readonly language: UiLanguage;
  readonly say: Say;
  /** Only what one must do and have, where and by when. */
  readonly isBrief?: boolean;
}

/** The hand-out as plain text in one language, lines ended by LF. */
export function handoutText(handout: Handout, { language, say, isBrief = false }: TextOptions): string {
  const speaker: Speaker = {
    of: said => inLanguage(said, language, say),
    word: word => say(language, word),
    isBrief,
  };
  const { of, word } = speaker;
  const { deadlines, contacts, links, foot } = handout;
  const dates = deadlines.map(({ line, isPast, verify }) =>
    marked(`- ${of(line)}${isPast ? ` (${word('past')})` : ''}`, verify),
  );
  const pages = isBrief
    ? links.slice(0, 1).map(({ url }) => url)
    : links.map(({ label, url }) => `- ${of(label)}: ${url}`);
  const lines = [
    of(handout.title),
    ...(dates.length === 0 ? [] : ['', `${word('dates')}:`, ...dates]),
    ...handout.parts.flatMap(part => partLines(part, speaker)),
    ...(contacts.length === 0 ? [] : ['', `${word('contacts')}:`]),
    ...(handout.callFirst === null || isBrief ? [] : [of(handout.callFirst)]),
    ...contacts.flatMap(card => contactLines(card, speaker)),
    ...(links.length === 0 ? [] : ['', `${doubtMark} ${word('verify-at')}`]),
    ...pages,
    '',
    ...foot.lines.map(of),
    ...(foot.basis.length === 0 || isBrief ? [] : [`${word('basis')}: ${foot.basis.join('; ')}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The whole hand-out as one text file: each of its languages after the other. */
export const handoutFile = (handout: Handout, say: Say): string =>
  handout.languages.map(language => handoutText(handout, { language, say })).join(`\n${'='.repeat(40)}\n\n`);

/** The text for a code: brief, in one language. */
export const codeText = (handout: Handout, language: UiLanguage, say: Say): string =>
  handoutText(handout, { language, say, isBrief: true });
