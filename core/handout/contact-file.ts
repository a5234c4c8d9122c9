import type { UiLanguage } from '../languages.ts';
import { contentLines, escapeText } from './content-lines.ts';
import type { ContactCard, Handout, Say } from './model.ts';
import { inLanguage } from './plain-text.ts';

/** Digits and a plus: what a phone dials. */
const dialled = (number: string): string => number.replace(/[^\d+]/g, '');

function cardLines(card: ContactCard, language: UiLanguage, say: Say): string[] {
  const name = inLanguage(card.name, language, say);
  const note = [
    ...(name === card.polishName ? [] : [card.polishName]),
    ...(card.hours === null ? [] : [`${say(language, 'hours')}: ${inLanguage(card.hours, language, say)}`]),
    ...(card.languages === null
      ? []
      : [`${say(language, 'languages')}: ${inLanguage(card.languages, language, say)}`]),
    ...(card.isAddressByPhone ? [say(language, 'address-by-phone')] : []),
    ...card.remarks.map(remark => inLanguage(remark, language, say)),
  ].join('\n');
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    // An organisation has no family name; 3.0 wants the field, and phones sort by it.
    `N:${escapeText(name)};;;;`,
    `FN:${escapeText(name)}`,
    `ORG:${escapeText(name)}`,
    ...card.phones.map(({ number }) => `TEL;TYPE=WORK,VOICE:${dialled(number)}`),
    ...card.emails.map(email => `EMAIL;TYPE=INTERNET:${escapeText(email)}`),
    ...(card.website === null ? [] : [`URL:${card.website.replace(/\s/g, '')}`]),
    ...card.addresses.map(
      ({ street, postalCode, city }) =>
        `ADR;TYPE=WORK:;;${escapeText(street)};${escapeText(city)};;${escapeText(postalCode ?? '')};Polska`,
    ),
    ...(note === '' ? [] : [`NOTE:${escapeText(note)}`]),
    'END:VCARD',
  ];
}

/**
 * The contacts as vCards in one file; null where there is none. Version 3.0 (RFC 2426) in UTF-8: the address books of
 * Android and iOS both take it, while 4.0 is refused or loses fields in many Android phones still in use.
 */
export function contactFile(handout: Handout, language: UiLanguage, say: Say): string | null {
  if (handout.contacts.length === 0) return null;
  return contentLines(handout.contacts.flatMap(card => cardLines(card, language, say)));
}
