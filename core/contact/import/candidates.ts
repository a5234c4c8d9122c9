import { daySchema } from '../../dates.ts';
import type { LocalizedText } from '../../languages.ts';
import { slugOf } from '../changes.ts';
import { emptyContact, fieldOf, isSameValue } from '../fields.ts';
import { groupsOf } from '../hsds/group.ts';
import { holdsMore } from '../hsds/lens.ts';
import type { Tables } from '../hsds/model.ts';
import { contactOf, otherCategory } from '../hsds/read.ts';
import { type EditableField, type ExtraRows, editableFields, extraRowsSchema } from '../local.ts';
import type { Contact } from '../schema.ts';
import { cellOf, dataOf, dayOfCell, fieldOfColumn, longestCell, withCell } from '../table/cells.ts';
import { type ColumnTarget, columnTargets } from '../table/columns.ts';

/** A contact of a file, as it would be here. */
export interface Candidate {
  /** Line after the header, or place in the list. */
  readonly row: number;
  readonly contactId: string;
  readonly contact: Contact;
  /** What the file says anything about. */
  readonly fields: readonly EditableField[];
  readonly extra: ExtraRows | null;
  readonly source: string;
  readonly verifiedOn: string | null;
}

export type RejectCode =
  | 'no-name'
  | 'unknown-category'
  | 'bad-value'
  | 'cell-too-long'
  | 'duplicate-in-file'
  | 'not-a-contact';

export interface Rejected {
  readonly row: number;
  readonly name: string;
  readonly reason: { readonly code: RejectCode; readonly field: string; readonly value: string };
}

/** What is here already, as far as a file is compared with it. */
export interface Present {
  readonly find: (contactId: string) => Contact | null;
  readonly all: readonly Contact[];
  readonly categories: readonly { readonly id: string; readonly label: LocalizedText }[];
  readonly fileName: string;
  readonly today: string;
}

const nameKey = (name: string, city: string | null): string =>
  `${name.toLowerCase().replace(/\s+/g, ' ').trim()}|${(city ?? '').toLowerCase().trim()}`;

/** Gives every contact of a file the readable id it has here, or a free one; refuses the second of one id. */
export function makeIds({ find, all }: Present) {
  const byName = new Map(all.map(one => [nameKey(one.profile.names.pl, one.profile.city), one.id]));
  const byObject = new Map(all.map(one => [`${one.service.id}|${one.location?.id ?? ''}`, one.id]));
  const used = new Set<string>();
  const names = new Set<string>();
  return {
    byName: (name: string, city: string | null): string | null => byName.get(nameKey(name, city)) ?? null,
    byObject: ({ service, location }: Contact): string | null =>
      byObject.get(`${service.id}|${location?.id ?? ''}`) ?? null,
    free: (name: string): string => slugOf(name, slug => used.has(slug) || find(slug) !== null),
    /** False where the file has a contact of this name in this town already. */
    takeName(name: string, city: string): boolean {
      const key = nameKey(name, city);
      if (names.has(key)) return false;
      names.add(key);
      return true;
    },
    /** False where the file has named this contact before. */
    take(id: string): boolean {
      if (used.has(id)) return false;
      used.add(id);
      return true;
    },
  };
}
type Ids = ReturnType<typeof makeIds>;

// Control characters but line ends, and signs that turn the direction of writing, show another text than there is.
const hidden = /(?![\t\n])\p{Cc}|\p{Bidi_Control}/gu;
const cleanText = (cell: string): string =>
  cell.toWellFormed().replaceAll('\r\n', '\n').replace(hidden, '').trim();

const rejected = (row: number, name: string, code: RejectCode, field = '', value = ''): Rejected => ({
  row,
  name: name.slice(0, 200),
  reason: { code, field, value: value.slice(0, 200) },
});

/** Code of a need from its code or its name in any language; null for none of ours. */
function categoryOf(cell: string, { categories }: Present): string | null {
  const words = cell.toLowerCase();
  const found = categories.find(
    ({ id, label }) => id === words || Object.values(label).some(one => one.toLowerCase() === words),
  );
  return found?.id ?? (words === otherCategory ? otherCategory : null);
}

interface Line {
  readonly row: number;
  readonly cells: ReadonlyMap<ColumnTarget, string>;
}

function fromLine(line: Line, present: Present, ids: Ids): Candidate | Rejected {
  const { row, cells } = line;
  const cell = (target: ColumnTarget): string => cells.get(target) ?? '';
  const name = cell('name');
  const long = [...cells].find(([, text]) => text.length > longestCell);
  if (long !== undefined) return rejected(row, name, 'cell-too-long', long[0], long[1]);
  const ours = dataOf(cell('data'));
  if (name === '') return rejected(row, cell('city'), 'no-name');
  const category = cell('category') === '' ? null : categoryOf(cell('category'), present);
  if (cell('category') !== '' && category === null && cell('category') !== ours?.contact.profile.category)
    return rejected(row, name, 'unknown-category', 'category', cell('category'));
  const told = cell('id');
  const known = told !== '' && present.find(told) !== null ? told : ids.byName(name, cell('city') || null);
  const isNew = ours === null && known === null;
  const contactId = ours?.contact.id ?? known ?? ids.free(name);
  if (!ids.take(contactId) || (isNew && !ids.takeName(name, cell('city'))))
    return rejected(row, name, 'duplicate-in-file', 'name', name);
  const base =
    ours?.contact ??
    present.find(contactId) ??
    emptyContact(contactId, name.slice(0, 300), category ?? otherCategory);
  let contact = base;
  const fields = new Set<EditableField>(ours === null ? ['name'] : editableFields);
  for (const target of columnTargets) {
    const text = target === 'category' && category !== null ? category : cells.get(target);
    if (text === undefined || target === 'data') continue;
    // What stands there already is left as it is; an empty cell of a foreign file says nothing.
    if (text === cleanText(cellOf(base, target)) || (text === '' && ours === null)) continue;
    const next = withCell(contact, target, text);
    if (next === null) return rejected(row, name, 'bad-value', target, text);
    contact = next;
    const field = fieldOfColumn[target];
    if (field !== null) fields.add(field);
  }
  const day = dayOfCell(cell('verifiedOn'));
  const source = cell('source').slice(0, 500) || present.fileName;
  const verifiedOn = day !== null && day <= present.today ? day : null;
  return {
    row,
    contactId,
    contact:
      ours === null && present.find(contactId) === null ? withOrigin(contact, source, verifiedOn) : contact,
    // A file that left a confidential address at home does not say that there is none.
    fields: [...fields].filter(
      field => field !== 'address' || !(contact.profile.confidentialAddress && contact.location === null),
    ),
    extra: ours?.extra ?? null,
    source,
    verifiedOn,
  };
}

const withOrigin = (contact: Contact, source: string, verifiedOn: string | null): Contact => {
  const day = verifiedOn ?? '–';
  const sourceDate = { pl: day, uk: day, en: day };
  return {
    ...contact,
    profile: { ...contact.profile, source, sourceDate, sourceOn: verifiedOn, verifiedOn },
  };
};

/** The contacts of a table, one after the other. `columns` says what each column holds. */
export function* candidatesOfTable(
  rows: readonly (readonly string[])[],
  columns: readonly (ColumnTarget | null)[],
  present: Present,
): Generator<Candidate | Rejected> {
  const ids = makeIds(present);
  for (const [at, line] of rows.entries()) {
    const cells = new Map<ColumnTarget, string>();
    for (const [i, target] of columns.entries())
      if (target !== null) cells.set(target, target === 'data' ? (line[i] ?? '') : cleanText(line[i] ?? ''));
    yield fromLine({ row: at + 1, cells }, present, ids);
  }
}

/** Fields that a file of somebody else says something about. */
const saidBy = (contact: Contact): EditableField[] => {
  const nothing = emptyContact(contact.id, '', otherCategory);
  return editableFields.filter(field => !isSameValue(fieldOf(contact, field), fieldOf(nothing, field)));
};

/** The contacts of HSDS tables, one after the other. */
export function* candidatesOfHsds(tables: Tables, present: Present): Generator<Candidate | Rejected> {
  const ids = makeIds(present);
  const categories = new Set(present.categories.map(one => one.id));
  for (const [at, group] of groupsOf(tables).entries()) {
    const row = at + 1;
    const first = contactOf(group, { contactId: 'contact', source: present.fileName, categories });
    if (first === null) {
      yield rejected(row, '', 'not-a-contact');
      continue;
    }
    const name = first.contact.profile.names.pl;
    const contactId = first.contactId ?? ids.byObject(first.contact) ?? ids.free(name);
    if (!ids.take(contactId)) {
      yield rejected(row, name, 'duplicate-in-file', 'id', contactId);
      continue;
    }
    // Where the file does not name it, its objects are made from the id it gets here.
    const named =
      first.contactId === contactId
        ? first
        : contactOf(group, { contactId, source: present.fileName, categories });
    const contact = named?.contact ?? first.contact;
    const extra = extraRowsSchema.safeParse(group.tables);
    const fields = first.contactId === null ? saidBy(contact) : [...editableFields];
    const verifiedOn = contact.profile.verifiedOn;
    yield {
      row,
      contactId,
      contact,
      fields: first.hidesAddress ? fields.filter(field => field !== 'address') : fields,
      extra:
        extra.success && holdsMore(group.tables, contact, { label: '', withConfidential: true, fields: [] })
          ? extra.data
          : null,
      source: contact.profile.source,
      verifiedOn: daySchema.safeParse(verifiedOn).success ? verifiedOn : null,
    };
  }
}
