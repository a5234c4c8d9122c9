import type { Contact } from '../contact/schema.ts';
import { needsVerifying } from '../trust.ts';
import { hoursText } from './hours.ts';
import type { ContactCard, PaperAddress, Said, Say } from './model.ts';
import { inEach, type Voice } from './voice.ts';

/** A contact that works: of the others nobody is sent there. */
export const isGivenOut = ({ service }: Contact): boolean =>
  service.status === 'active' || service.status === 'temporarily closed';

/** The addresses one can go to. This is the only place of the hand-out that reads them. */
function addressesOf({ location, profile }: Contact): readonly PaperAddress[] {
  if (profile.confidentialAddress) return [];
  return (location?.addresses ?? [])
    .filter(address => address.address_type === 'physical')
    .map(({ address_1, postal_code, city }) => ({ street: address_1, postalCode: postal_code, city }));
}

/** An address in one line, as it is written on a letter. */
export const addressLine = ({ street, postalCode, city }: PaperAddress): string =>
  [street, [postalCode, city].filter(part => part !== null).join(' ')].filter(part => part !== '').join(', ');

const spokenLanguages = (contact: Contact): Said | null =>
  contact.languages.length === 0
    ? null
    : inEach(language => {
        const names = new Intl.DisplayNames(language, { type: 'language' });
        return contact.languages.map(({ code }) => names.of(code) ?? code).join(', ');
      });

/**
 * A contact as it may stand on paper, in a code or in a file for a phone. Of a confidential address nothing goes in:
 * neither the address and the town, nor remarks, which may tell where it is.
 */
export function contactCard(contact: Contact, voice: Voice, say: Say): ContactCard {
  const { profile, organization, service } = contact;
  const doubts = new Set(profile.unverifiedFields);
  const hasHours = profile.hours !== null;
  return {
    id: contact.id,
    name: inEach(language => profile.names[language] ?? profile.names.pl),
    polishName: profile.names.pl,
    phones: contact.phones.map(({ number, description }) => ({
      number,
      which: description === null ? null : voice.text(description, new Map()),
    })),
    addresses: addressesOf(contact),
    isAddressByPhone: profile.confidentialAddress,
    hours: hasHours ? inEach(language => hoursText(contact, language, say)) : null,
    languages: spokenLanguages(contact),
    emails: [...new Set([organization.email, ...service.emails])].filter(email => email !== null),
    website: organization.website,
    remarks: service.status === 'temporarily closed' ? [voice.word('closed')] : [],
    doubts: {
      phones: doubts.has('phones'),
      address: doubts.has('address') || doubts.has('city'),
      hours: hasHours && doubts.has('hours'),
    },
    verify: needsVerifying({ confidence: profile.confidence, verify: false }),
  };
}
