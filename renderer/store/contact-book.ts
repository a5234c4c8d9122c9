import { type EffectiveContact, effectiveContact, type Imports } from '../../core/contact/effective.ts';
import type { ContactImport, ContactRecord, LocalContact } from '../../core/contact/local.ts';
import type { LocalizedText } from '../../core/languages.ts';
import type { ContactsPack } from '../../core/pack/read-contacts-pack.ts';
import type { Packs } from './packs-service.ts';
import { recordOrNull } from './record-values.ts';
import type { Records } from './records.ts';
import { scanRows } from './scan-rows.ts';

/** A contact as it holds here, with the label of its need and the pack it comes from (null: made here). */
export interface PlacedContact extends EffectiveContact {
  readonly label: LocalizedText;
  readonly pack: ContactsPack | null;
}

/** The contacts of packs and point together. Before the vault is open there are those of the packs alone. */
export interface ContactBook {
  /** Reads what this point knows; called once after unlock. */
  load(): Promise<void>;
  /** Everything known is read. */
  loaded(): Promise<void>;
  all(): readonly PlacedContact[];
  /** Also one that was taken out again; null where it never was. */
  find(contactId: string): PlacedContact | null;
  local(contactId: string): LocalContact | null;
  /** Ids of the contacts that this point knows something of. */
  localIds(): readonly string[];
  imports(): Imports;
  /** How many contacts an undo of this import puts back, and those that keep something of it: edited or imported since. */
  touchedBy(importId: string): { readonly undone: number; readonly kept: string[] };
}

export interface ContactBookParts {
  readonly records: Records;
  readonly packs: Packs;
  readonly pause: () => Promise<void>;
  /** Contacts that are otherwise now; null: many, all may be. */
  readonly onChanged: (contactIds: readonly string[] | null) => void;
}

/** Changes told by id; an import that touches more is told as a whole. */
const fewChanges = 200;

export function createContactBook({ records, packs, pause, onChanged }: ContactBookParts): ContactBook {
  const locals = new Map<string, LocalContact>();
  const imports = new Map<string, ContactImport>();
  let placed = new Map<string, PlacedContact | null>();
  let list: readonly PlacedContact[] | null = null;
  let seenPacks: readonly ContactsPack[] = [];
  let loading: Promise<void> | null = null;

  const refresh = (): void => {
    if (seenPacks === packs.contacts()) return;
    seenPacks = packs.contacts();
    placed = new Map();
    list = null;
  };

  const labelOf = (category: string): LocalizedText =>
    packs
      .contacts()
      .flatMap(({ taxonomy }) => taxonomy.find(term => term.id === category)?.label ?? [])[0] ?? {
      pl: category,
      uk: category,
      en: category,
    };

  const place = (id: string): PlacedContact | null => {
    const found = packs.contact(id);
    const one = effectiveContact(found?.contact ?? null, locals.get(id) ?? null, imports);
    return one === null
      ? null
      : { ...one, label: labelOf(one.contact.profile.category), pack: found?.pack ?? null };
  };

  const find = (id: string): PlacedContact | null => {
    refresh();
    const known = placed.get(id);
    if (known !== undefined) return known;
    const one = place(id);
    placed.set(id, one);
    return one;
  };

  const note = (record: ContactRecord): boolean => {
    if (record.kind === 'import') {
      imports.set(record.id, record);
      return true;
    }
    const known = locals.get(record.contactId);
    if (known !== undefined && (known.id > record.id || known.revision > record.revision)) return false;
    locals.set(record.contactId, record);
    placed.delete(record.contactId);
    return false;
  };

  const readAll = async (): Promise<void> => {
    for await (const rows of scanRows(records.read, 'contacts')) {
      for (const row of rows) {
        const record = recordOrNull('contacts', row);
        if (record !== null) note(record);
      }
      await pause();
    }
    placed = new Map();
    list = null;
  };

  records.onSaved(changes => {
    const saved = changes
      .filter(change => change.table === 'contacts')
      .flatMap(change => recordOrNull('contacts', change) ?? []);
    if (saved.length === 0) return;
    const hasImport = saved.map(note).includes(true);
    if (hasImport) placed = new Map();
    list = null;
    // What an import brings counts only when the import itself has been noted.
    const ids = saved.flatMap(record => (record.kind === 'contact' ? [record.contactId] : []));
    if (hasImport || ids.length > fewChanges) onChanged(hasImport ? null : []);
    else onChanged(ids);
  });

  const load = (): Promise<void> => {
    loading ??= readAll().catch(error => {
      loading = null;
      throw error;
    });
    return loading;
  };

  return {
    load,
    loaded: load,
    all() {
      refresh();
      const ids = new Set([
        ...seenPacks.flatMap(pack => pack.contacts.map(contact => contact.id)),
        ...locals.keys(),
      ]);
      list ??= [...ids].flatMap(id => {
        const one = find(id);
        return one === null || one.isRemoved ? [] : [one];
      });
      return list;
    },
    find,
    local: id => locals.get(id) ?? null,
    localIds: () => [...locals.keys()],
    imports: () => imports,
    touchedBy(importId) {
      const all = [...locals.values()];
      const kept = all.filter(
        ({ imported, ownImportId, overlay }) =>
          (imported?.importId === importId && imported.before.own !== null && ownImportId === importId) ||
          (imported?.importId !== importId &&
            (ownImportId === importId || overlay.some(one => one.importId === importId))),
      );
      return {
        undone: all.filter(({ imported }) => imported?.importId === importId).length,
        kept: kept.map(one => one.contactId),
      };
    },
  };
}
