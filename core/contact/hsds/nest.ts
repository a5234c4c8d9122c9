import { cleanRow, uuidOf } from './clean.ts';
import {
  type Json,
  marks,
  type Relation,
  type Row,
  relations,
  required,
  type TableName,
  type Tables,
  tableNames,
} from './model.ts';

type Growing = Map<TableName, Map<string, Row[]>>;

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const relationsOf = (owner: TableName): readonly Relation[] => relations.filter(one => one.owner === owner);

/** Two appearances of one row: they differ at most in what only one of them has. */
const fits = (a: Row, b: Row): boolean =>
  Object.entries(b).every(
    ([key, value]) => a[key] === undefined || JSON.stringify(a[key]) === JSON.stringify(value),
  );

function add(growing: Growing, table: TableName, row: Row): void {
  const rows = growing.get(table) ?? new Map<string, Row[]>();
  growing.set(table, rows);
  const id = typeof row.id === 'string' ? row.id : '';
  const known = rows.get(id) ?? [];
  const at = known.findIndex(one => fits(one, row));
  if (at === -1) known.push(row);
  else known[at] = { ...known[at], ...row };
  rows.set(id, known);
}

/** How deep one row may stand inside another; the standard needs seven. */
const mostDepth = 20;

/** Takes a row with all that stands inside it apart. Rows without an id get one from where they stand. */
function takeApart(growing: Growing, table: TableName, given: Row, place: string, depth = 0): string {
  const id = given.id;
  const ownId = uuidOf(table, typeof id === 'string' || typeof id === 'number' ? String(id) : place);
  const flat: Record<string, Json> = {
    ...given,
    id: typeof id === 'string' || typeof id === 'number' ? id : ownId,
  };
  if (depth < mostDepth) {
    for (const { property, child, kind, column } of relationsOf(table)) {
      const inside = flat[property];
      if (kind === 'many' && Array.isArray(inside)) {
        delete flat[property];
        for (const [at, one] of inside.entries())
          if (isObject(one))
            takeApart(growing, child, { ...one, [column]: ownId }, `${ownId}/${property}/${at}`, depth + 1);
      } else if (kind === 'one' && isObject(inside)) {
        delete flat[property];
        flat[column] = takeApart(growing, child, inside, `${ownId}/${property}`, depth + 1);
      }
    }
    for (const { property, child, id: idColumn, entity } of marks) {
      const inside = flat[property];
      if (!Array.isArray(inside)) continue;
      delete flat[property];
      for (const [at, one] of inside.entries())
        if (isObject(one))
          takeApart(
            growing,
            child,
            { [entity]: table, ...one, [idColumn]: ownId },
            `${ownId}/${property}/${at}`,
            depth + 1,
          );
    }
  }
  add(growing, table, cleanRow(table, flat));
  return ownId;
}

/** Rows as they come in tables or with others inside them, as plain tables; equal rows once. */
export function flatten(given: readonly { readonly table: TableName; readonly row: Row }[]): Tables {
  const growing: Growing = new Map();
  for (const [at, { table, row }] of given.entries()) takeApart(growing, table, row, `${table}/${at}`);
  return Object.fromEntries([...growing].map(([table, rows]) => [table, [...rows.values()].flat()]));
}

/** The rows with everything that the standard asks for. */
const whole = (table: TableName, row: Row): Row => ({ ...required[table], ...row });

/** Every table with its rows, whole. */
export const wholeTables = (tables: Tables): Tables =>
  Object.fromEntries(
    tableNames.flatMap(table => {
      const rows = tables[table];
      return rows === undefined || rows.length === 0 ? [] : [[table, rows.map(row => whole(table, row))]];
    }),
  );

/** Each service with everything that belongs to it inside; and the tables of the rows that belong to no service. */
export function nest(tables: Tables): { readonly services: readonly Row[]; readonly rest: Tables } {
  const used = new Set<Row>();
  const byColumn = new Map<string, Map<string, Row[]>>();
  const rowsWith = (table: TableName, column: string, id: Json | undefined): readonly Row[] => {
    if (typeof id !== 'string') return [];
    const key = `${table}.${column}`;
    let found = byColumn.get(key);
    if (found === undefined) {
      found = new Map();
      for (const row of tables[table] ?? []) {
        const value = row[column];
        if (typeof value === 'string') found.set(value, [...(found.get(value) ?? []), row]);
      }
      byColumn.set(key, found);
    }
    return found.get(id) ?? [];
  };
  const put = (table: TableName, row: Row, above: readonly TableName[]): Row => {
    used.add(row);
    const full: Record<string, Json> = { ...whole(table, row) };
    for (const { property, child, kind, column } of relationsOf(table)) {
      // A service stands at the top, and nothing inside what it is inside of.
      if (child === 'service' || above.includes(child)) continue;
      const found = kind === 'many' ? rowsWith(child, column, row.id) : rowsWith(child, 'id', row[column]);
      const [first] = found;
      if (first === undefined) continue;
      const inside = [...above, table];
      if (kind === 'one') full[property] = { ...put(child, first, inside) };
      else full[property] = found.map(one => ({ ...put(child, one, inside) }));
    }
    for (const { property, child, id } of marks) {
      if (child === table || above.includes(child)) continue;
      const found = rowsWith(child, id, row.id);
      if (found.length > 0) full[property] = found.map(one => ({ ...put(child, one, [...above, table]) }));
    }
    return full;
  };
  const services = (tables.service ?? []).map(row => put('service', row, []));
  const rest = Object.fromEntries(
    tableNames.flatMap(table => {
      const left = (tables[table] ?? []).filter(row => !used.has(row));
      return left.length === 0 ? [] : [[table, left]];
    }),
  );
  return { services, rest: wholeTables(rest) };
}
