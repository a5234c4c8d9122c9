import { emptyContact } from '../fields.ts';
import type { Contact } from '../schema.ts';
import { groupsOf } from './group.ts';
import { type Json, type Row, type TableName, type Tables, tableNames } from './model.ts';
import { contactOf } from './read.ts';
import { rowsOf, type WriteSetting } from './write.ts';

const isSame = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
const keyed = (rows: readonly Row[] | undefined): Map<Json | undefined, Row> =>
  new Map((rows ?? []).map(row => [row.id, row]));

/** A row with what is new in `after` compared with `before`. */
function patchRow(row: Row, before: Row, after: Row): Row {
  const patched: Record<string, Json> = { ...row };
  for (const column of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[column];
    if (isSame(before[column], value)) continue;
    if (value === undefined) delete patched[column];
    else patched[column] = value;
  }
  return patched;
}

function patchTable(
  kept: readonly Row[],
  before: readonly Row[] | undefined,
  after: readonly Row[] | undefined,
): Row[] {
  const was = keyed(before);
  const is = keyed(after);
  const ids = new Set(kept.map(row => row.id));
  const changed = kept.flatMap(row => {
    const old = was.get(row.id);
    const now = is.get(row.id);
    if (old === undefined) return [row];
    return now === undefined ? [] : [patchRow(row, old, now)];
  });
  const added = (after ?? []).filter(row => !ids.has(row.id) && !isSame(was.get(row.id), row));
  return [...changed, ...added];
}

/**
 * The rows a contact came with, changed only where the contact was changed since: what our fields do not hold, and
 * whatever nobody touched, leaves exactly as it came.
 */
export function writeBack(extra: Tables, contact: Contact, setting: WriteSetting): Tables {
  const group = groupsOf(extra).find(
    one => one.serviceId === contact.service.id || one.organizationId === contact.organization.id,
  );
  const read =
    group === undefined
      ? null
      : contactOf(group, {
          contactId: contact.id,
          source: contact.profile.source,
          categories: new Set([contact.profile.category]),
        });
  const base = read?.contact ?? emptyContact(contact.id, '', contact.profile.category);
  const before = rowsOf(base, setting);
  const after = rowsOf(contact, setting);
  return Object.fromEntries(
    tableNames.map((table): [TableName, Row[]] => [
      table,
      patchTable(extra[table] ?? [], before[table], after[table]),
    ]),
  );
}

/** True where the rows hold more than the contact made of them would write. */
export function holdsMore(tables: Tables, contact: Contact, setting: WriteSetting): boolean {
  const written = rowsOf(contact, setting);
  return tableNames.some(table => {
    const known = keyed(written[table]);
    return (tables[table] ?? []).some(row => {
      const own = known.get(row.id);
      return own === undefined || Object.entries(row).some(([column, value]) => !isSame(own[column], value));
    });
  });
}

/** The tables of many contacts as one; a row that several share is written once, in its newest form. */
export function mergeTables(list: readonly Tables[]): Tables {
  const merged = new Map<TableName, Map<string, Row>>();
  for (const tables of list)
    for (const table of tableNames) {
      const rows = merged.get(table) ?? new Map<string, Row>();
      merged.set(table, rows);
      for (const row of tables[table] ?? []) {
        // Two rows of one id that name different owners are two appearances, and both are needed.
        const owners = Object.keys(row)
          .filter(column => column.endsWith('_id'))
          .sort()
          .map(column => String(row[column]));
        rows.set([row.id, ...owners].join(' '), row);
      }
    }
  return Object.fromEntries(
    [...merged].flatMap(([table, rows]) => (rows.size === 0 ? [] : [[table, [...rows.values()]]])),
  );
}
