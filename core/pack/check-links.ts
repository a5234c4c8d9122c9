import { AppError } from '../errors.ts';
import type { ContactsPack } from './read-contacts-pack.ts';
import type { GuidancePack } from './read-guidance-pack.ts';

/**
 * Contacts that the guidance names and the directory does not have: one `pack-invalid` {pack, file, at, value} each.
 * Packs of different regions are exchanged apart, so a missing contact is left out on screen and does not refuse a pack.
 */
export function checkLinks(guidance: GuidancePack, contacts: Pick<ContactsPack, 'contacts'>): AppError[] {
  const known = new Set(contacts.contacts.map(contact => contact.id));
  return guidance.topics.flatMap(topic =>
    topic.contactIds.flatMap((id, index) =>
      known.has(id)
        ? []
        : new AppError('pack-invalid', {
            pack: guidance.manifest.id,
            file: `topics/${topic.id}.json`,
            at: `contactIds.${index}`,
            reason: 'unknown-contact',
            value: id,
          }),
    ),
  );
}
