import { AppError } from '../errors.ts';
import type { ContactsPack } from './read-contacts-pack.ts';
import type { GuidancePack } from './read-guidance-pack.ts';

interface NamedContact {
  readonly file: string;
  readonly at: string;
  readonly id: string;
}

const inFile = (file: string, before: string, ids: readonly string[]): NamedContact[] =>
  ids.map((id, index) => ({ file, at: `${before}contactIds.${index}`, id }));

/** Contacts named by topics, outcomes and steps, with the places. */
const namedContacts = ({ topics, check }: GuidancePack): NamedContact[] => [
  ...topics.flatMap(topic => inFile(`topics/${topic.id}.json`, '', topic.contactIds)),
  ...(check?.outcomes ?? []).flatMap(outcome => {
    const file = `check/outcomes/${outcome.id}.json`;
    return [
      ...inFile(file, '', outcome.contactIds),
      ...outcome.steps.flatMap((step, index) => inFile(file, `steps.${index}.`, step.contactIds)),
    ];
  }),
];

/**
 * Contacts that the guidance names and the directory does not have: one `pack-invalid` {pack, file, at, value} each.
 * Packs of different regions are exchanged apart, so a missing contact is left out on screen and does not refuse a pack.
 */
export function checkLinks(guidance: GuidancePack, contacts: Pick<ContactsPack, 'contacts'>): AppError[] {
  const known = new Set(contacts.contacts.map(contact => contact.id));
  return namedContacts(guidance).flatMap(({ file, at, id }) =>
    known.has(id)
      ? []
      : new AppError('pack-invalid', {
          pack: guidance.manifest.id,
          file,
          at,
          reason: 'unknown-contact',
          value: id,
        }),
  );
}
