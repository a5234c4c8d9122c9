import type { Clock } from '../../core/clock.ts';
import {
  checked,
  closedFor,
  edited,
  type Hand,
  newLocal,
  resolved,
  slugOf,
  withdrawn,
} from '../../core/contact/changes.ts';
import { emptyContact } from '../../core/contact/fields.ts';
import type { FieldValue, LocalContact } from '../../core/contact/local.ts';
import type { Contact } from '../../core/contact/schema.ts';
import { AppError } from '../../core/errors.ts';
import type { UiLanguage } from '../../core/languages.ts';
import type { ContactBook, PlacedContact } from './contact-book.ts';
import type { ContactUses } from './contact-uses.ts';
import { directoryFacets, directoryRows, type ListSetting } from './directory-list.ts';
import type { ContactEdit } from './directory-port.ts';
import { eventList, openedContact, verificationQueue, withClosures } from './directory-views.ts';
import type { Exclusive } from './exclusive.ts';
import type { Opening } from './opening-service.ts';
import type { Packs } from './packs-service.ts';
import type { StoreHandlers } from './port.ts';
import { contactChange } from './record-values.ts';
import type { Records } from './records.ts';
import type { Session } from './session.ts';

export interface DirectoryParts {
  readonly records: Records;
  readonly session: Session;
  readonly packs: Packs;
  readonly book: ContactBook;
  readonly uses: ContactUses;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly writing: Exclusive;
  readonly opening: Opening;
}

type DirectoryHandlers = Pick<
  StoreHandlers,
  | 'directory.list'
  | 'directory.facets'
  | 'directory.contact'
  | 'directory.check'
  | 'directory.withdraw'
  | 'directory.edit'
  | 'directory.add'
  | 'directory.resolve'
  | 'directory.close'
  | 'directory.hours'
  | 'directory.queue'
  | 'directory.events'
>;

type SetOf<F extends FieldValue['field']> = Extract<FieldValue, { field: F }>;
const setOf = <F extends FieldValue['field']>(edits: readonly ContactEdit[], field: F): SetOf<F> => {
  const found = edits.map(one => one.set).find((set): set is SetOf<F> => set.field === field);
  if (found === undefined) throw new AppError('record-invalid', { field, problem: 'missing' });
  return found;
};

/** The directory: what the packs have and what this point knows beyond them. */
export function createDirectory(parts: DirectoryParts): DirectoryHandlers {
  const { records, session, packs, book, uses, clock, newId, writing, opening } = parts;
  const openingAt = withClosures(opening.at, instant => clock.dayOf(instant));
  const loaded = async (): Promise<void> => {
    await Promise.all([book.loaded(), opening.ready()]);
  };

  const setting = (language: UiLanguage): ListSetting => {
    const at = clock.now();
    return { language, at, today: clock.dayOf(at), openingAt };
  };
  const hand = (): Hand => ({
    by: session.require().point.consultantCode,
    on: clock.dayOf(clock.now()),
    newId,
    imports: book.imports(),
  });
  const require = (id: string): PlacedContact => {
    const found = book.find(id);
    if (found === null) throw new AppError('record-not-found', { id });
    return found;
  };
  const packContact = (id: string): Contact | null => packs.contact(id)?.contact ?? null;

  const save = async (record: LocalContact): Promise<void> => {
    await records.commit([contactChange(record)]);
  };
  /** Changes what this point knows of a contact, one change at a time. */
  const change = <T>(
    contactId: string,
    work: (local: LocalContact) => T,
    recordOf: (made: T) => LocalContact,
  ): Promise<T> =>
    writing(async () => {
      await book.loaded();
      require(contactId);
      const made = work(book.local(contactId) ?? newLocal(newId(), contactId));
      await save(recordOf(made));
      return made;
    });
  const same = (local: LocalContact): LocalContact => local;

  const trusted = (edits: readonly ContactEdit[]) => {
    const { by, on } = hand();
    return edits.map(({ set, source, isVerified, confidence }) => ({
      set,
      trust: { source, confidence, verifiedOn: isVerified ? on : null, verifiedBy: isVerified ? by : null },
    }));
  };

  return {
    async 'directory.list'({ language, filter }) {
      await loaded();
      return directoryRows(book.all(), filter ?? {}, setting(language));
    },
    async 'directory.facets'({ language, filter }) {
      await loaded();
      return directoryFacets(book.all(), filter ?? {}, setting(language));
    },
    async 'directory.contact'({ id }) {
      await loaded();
      return openedContact(require(id), { packs, book, uses, opening }, setting('pl'));
    },
    async 'directory.check'({ contactId, ...check }) {
      const { check: noted, correction } = await change(
        contactId,
        local => checked(local, check, hand()),
        made => made.local,
      );
      return { checkId: noted.id, correctionId: correction?.id ?? null };
    },
    async 'directory.withdraw'({ contactId, id }) {
      await change(contactId, local => withdrawn(local, id), same);
      return {};
    },
    async 'directory.edit'({ contactId, edits }) {
      await change(contactId, local => edited(local, trusted(edits), packContact(contactId), hand()), same);
      return {};
    },
    'directory.add': ({ edits }) =>
      writing(async () => {
        await book.loaded();
        const name = setOf(edits, 'name').value.pl;
        const contactId = slugOf(name, slug => book.find(slug) !== null || book.local(slug) !== null);
        const own = emptyContact(contactId, name, setOf(edits, 'category').value);
        const [first] = trusted(edits);
        const source = first?.trust.source ?? own.profile.source;
        const { confidence, verifiedOn } = first?.trust ?? own.profile;
        const words = { pl: hand().on, uk: hand().on, en: hand().on };
        const profile = {
          ...own.profile,
          source,
          confidence,
          verifiedOn,
          sourceDate: words,
          sourceOn: hand().on,
        };
        const local = { ...newLocal(newId(), contactId), own: { ...own, profile } };
        await save(edited(local, trusted(edits), null, hand()));
        return { contactId };
      }),
    async 'directory.resolve'({ contactId, field, keep }) {
      await change(
        contactId,
        local => resolved(local, { field, keep, pack: packContact(contactId) }, hand()),
        same,
      );
      return {};
    },
    async 'directory.close'({ contactId, closed }) {
      await change(contactId, local => closedFor(local, closed, hand()), same);
      return {};
    },
    async 'directory.hours'({ hours }) {
      await opening.ready();
      return { week: opening.week(hours, clock.dayOf(clock.now())) };
    },
    async 'directory.queue'({ language, limit }) {
      await loaded();
      return verificationQueue({ packs, book, uses, opening }, setting(language), limit);
    },
    async 'directory.events'({ language, ...span }) {
      await book.loaded();
      return eventList(book, language, span);
    },
  };
}
