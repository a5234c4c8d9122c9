import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../../core/handout/calendar-file.ts';
import { contactFile } from '../../../core/handout/contact-file.ts';
import { contentLines, escapeText, foldLine } from '../../../core/handout/content-lines.ts';
import type { HandoutMaterial } from '../../../core/handout/input.ts';
import { makeHandout } from '../../../core/handout/make-handout.ts';
import { codeText, handoutFile } from '../../../core/handout/plain-text.ts';
import { qrParts, withoutHead } from '../../../core/handout/qr-parts.ts';
import { uiLanguages } from '../../../core/languages.ts';
import {
  confidentialContact,
  firstChoices,
  sayFromFiles,
  shippedContacts,
  shippedMaterial,
  shippedTopics,
} from '../../helpers/handout-material.ts';

const octets = (text: string): number => Buffer.byteLength(text, 'utf8');
const unfolded = (file: string): string => file.replaceAll('\r\n ', '');
const words = fc.string({
  unit: fc.constantFrom('ż', 'ї', 'a', ' ', ',', ';', '\\', '\n', '🙂', 'Щ', '.'),
  maxLength: 900,
  size: 'max',
});

describe('content lines', () => {
  it('are folded at 75 octets, never inside a character, and unfold to what they were', () => {
    fc.assert(
      fc.property(words, text => {
        const line = `SUMMARY:${escapeText(text)}`;
        const folded = foldLine(line);
        for (const part of folded.split('\r\n')) {
          expect(octets(part)).toBeLessThanOrEqual(75);
          expect(part.isWellFormed()).toBe(true);
        }
        expect(unfolded(folded)).toBe(line);
      }),
    );
  });

  it('escape what would end a value, and let no line break in', () => {
    expect(escapeText('a;b,c\\d\r\ne\u0007')).toBe('a\\;b\\,c\\\\d\\ne ');
    expect(contentLines(['A:1', 'B:2'])).toBe('A:1\r\nB:2\r\n');
  });
});

const dated = (): HandoutMaterial => shippedMaterial(['cukr-card', 'belarus-citizens'], []);

describe('the calendar file', () => {
  const file = (from = dated()): string =>
    calendarFile(makeHandout(from, firstChoices(from)), { language: 'uk', say: sayFromFiles }) ?? '';

  it('has an all-day event for each day still to come, with alarms a week and a day before', () => {
    const text = unfolded(file());
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(text).toContain('DTSTART;VALUE=DATE:20270304\r\nDTEND;VALUE=DATE:20270305\r\n');
    expect(text.match(/TRIGGER:.*/g)).toEqual(['TRIGGER:-P6DT15H', 'TRIGGER:-PT15H']);
    expect(text).toContain('SUMMARY:Карта побиту CUKR: Заява до: 4.03.2027');
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:')).toBe(true);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of file().split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75);
  });

  it('names the same date by the same id whenever it is made, and another date by another', () => {
    const uidOf = (text: string): string => /UID:(.+)/.exec(text)?.[1] ?? '';
    const first = uidOf(unfolded(file()));
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}\r?$/);
    expect(uidOf(unfolded(file(shippedMaterial(['cukr-card'], [], '2026-12-01'))))).toBe(first);
    expect(uidOf(unfolded(file(shippedMaterial(['temporary-protection-ukr'], []))))).not.toBe(first);
  });

  it('is not there where no day is still to come', () => {
    const from = shippedMaterial(['bank-account'], []);
    expect(
      calendarFile(makeHandout(from, firstChoices(from)), { language: 'pl', say: sayFromFiles }),
    ).toBeNull();
  });
});

describe('the contact file', () => {
  it('is vCard 3.0 with the number as a phone dials it and the address in its parts', () => {
    const from = shippedMaterial(['cukr-card'], []);
    const muw = from.contacts.find(({ profile }) => profile.names.pl.includes('Wydział Spraw Cudzoziemców'));
    if (muw === undefined) throw new Error('no such contact');
    const text = unfolded(
      contactFile(
        makeHandout({ ...from, contacts: [muw] }, firstChoices(from, { isChosen: () => true })),
        'pl',
        sayFromFiles,
      ) ?? '',
    );
    expect(text).toContain('BEGIN:VCARD\r\nVERSION:3.0\r\nN:');
    expect(text).toContain('TEL;TYPE=WORK,VOICE:+48122102020\r\n');
    expect(text).toContain('ADR;TYPE=WORK:;;ul. Przy Rondzie 6;Kraków;;31-547;Polska\r\n');
    expect(text).toContain('FN:Małopolski Urząd Wojewódzki');
  });
});

describe('a confidential address', () => {
  /** Everything that leaves the program of one hand-out. */
  function everythingOf(from: HandoutMaterial): string {
    const handout = makeHandout(from, firstChoices(from, { isChosen: () => true }));
    return [
      JSON.stringify(handout),
      handoutFile(handout, sayFromFiles),
      ...uiLanguages.flatMap(language => [
        codeText(handout, language, sayFromFiles),
        unfolded(calendarFile(handout, { language, say: sayFromFiles }) ?? ''),
        unfolded(contactFile(handout, language, sayFromFiles) ?? ''),
      ]),
    ].join('\n');
  }

  it('is on no paper, in no code and in no file, nor is its town or a remark that tells it', () => {
    const shelter = confidentialContact();
    const all = everythingOf({
      ...shippedMaterial([], []),
      contacts: [shelter],
      namedContactIds: [shelter.id],
    });
    expect(all).toContain('Schronisko Cicha Przystań');
    expect(all).toContain('Адресу повідомляють лише телефоном');
    for (const secret of ['Tajn', '77', 'Ukrytowice', '31-977']) expect(all).not.toContain(secret);
  });

  it('would be seen if it were not confidential', () => {
    const shelter = confidentialContact();
    const open = { ...shelter, profile: { ...shelter.profile, confidentialAddress: false } };
    const all = everythingOf({ ...shippedMaterial([], []), contacts: [open], namedContactIds: [open.id] });
    expect(all).toContain('Tajna 77/9');
    expect(all).toContain(';;Tajna 77/9;Ukrytowice;;31-977;Polska');
  });

  it('of the shipped contacts stays inside, also where every topic and contact is given out', () => {
    const hidden = shippedContacts.filter(({ profile }) => profile.confidentialAddress);
    expect(hidden.length).toBeGreaterThan(0);
    const all = everythingOf(
      shippedMaterial(
        shippedTopics.map(({ id }) => id),
        shippedContacts.map(({ id }) => id),
      ),
    );
    for (const { location, profile } of hidden) {
      expect(all).toContain(profile.names.pl);
      for (const { address_1 } of location?.addresses ?? []) expect(all).not.toContain(address_1);
    }
  });
});

describe('the parts of a code', () => {
  const longWords = fc.string({
    unit: fc.constantFrom('ż', 'ї', 'a', ' ', '. ', '\n', '\n\n', '🙂', 'Щ', 'słowo', '1/2\n'),
    maxLength: 3000,
    size: 'max',
  });

  it('joined are the text, and each fits a code, whatever the text is', () => {
    fc.assert(
      fc.property(longWords, text => {
        const parts = qrParts(text);
        for (const part of parts) expect(octets(part)).toBeLessThanOrEqual(600);
        expect(parts.map(part => withoutHead(part, parts.length)).join('')).toBe(text);
        if (parts.length > 1)
          expect(parts.map(part => part.split('\n')[0])).toEqual(
            parts.map((_, index) => `${index + 1}/${parts.length}`),
          );
      }),
      { numRuns: 60 },
    );
  });

  it('are cut between lines where there are any, and are about equally large', () => {
    const line = `${'Zażółć gęślą jaźń '.repeat(2).trim()}.\n`;
    const parts = qrParts(line.repeat(40));
    expect(parts.length).toBe(4);
    for (const part of parts.slice(0, -1)) expect(part.endsWith('.\n')).toBe(true);
    const sizes = parts.map(octets);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(200);
  });
});
