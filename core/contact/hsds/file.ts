import { AppError } from '../../errors.ts';
import { fileOf, type Json, type Row, type TableName, type Tables, tableNames, tableOf } from './model.ts';
import { flatten, nest, wholeTables } from './nest.ts';

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRows = (value: Json | undefined): value is { [key: string]: Json }[] =>
  Array.isArray(value) && value.every(isObject);

interface Found {
  readonly table: TableName;
  readonly row: Row;
}

/** What kind of thing an object without a name is. */
function kindOf(row: Row): TableName | null {
  if (isObject(row.location) || isObject(row.service)) return 'service_at_location';
  if ('status' in row || isObject(row.organization) || Array.isArray(row.service_at_locations))
    return 'service';
  if (Array.isArray(row.services) || Array.isArray(row.organization_identifiers)) return 'organization';
  if ('name' in row) return 'organization_id' in row ? 'service' : 'organization';
  return null;
}

/** Tables that stand under their names. */
const named = (value: { [key: string]: Json }): Found[] =>
  Object.entries(value).flatMap(([key, rows]) => {
    const table = tableOf(key);
    return table === null || !isRows(rows) ? [] : rows.map(row => ({ table, row }));
  });

/** Names under which one or many things of HSDS stand; none of them inside a thing itself. */
function foundIn(value: Json): Found[] {
  if (Array.isArray(value)) return value.flatMap(foundIn);
  if (!isObject(value)) return [];
  const { contents, tables } = value;
  if (Array.isArray(contents))
    return [...contents.flatMap(foundIn), ...(isObject(tables) ? named(tables) : [])];
  const isSingle = typeof value.id === 'string' || typeof value.id === 'number';
  if (!isSingle) return named(value);
  const table = kindOf(value);
  return table === null ? [] : [{ table, row: value }];
}

/**
 * The tables in a JSON file of HSDS: one thing with others inside it, a page or list of such, or tables by name.
 * Throws `import-refused` {reason: no-contacts}.
 */
export function tablesOfJson(value: Json): Tables {
  const found = foundIn(value);
  if (found.length === 0) throw new AppError('import-refused', { reason: 'no-contacts' });
  return flatten(found);
}

/** The tables as one JSON file: a page of services with everything inside, and beside it what no service has. */
export function jsonOfTables(tables: Tables): string {
  const { services, rest } = nest(tables);
  const size = services.length;
  return JSON.stringify(
    {
      total_items: size,
      total_pages: 1,
      page_number: 1,
      size,
      first_page: true,
      last_page: true,
      empty: size === 0,
      contents: services,
      ...(Object.keys(rest).length === 0 ? {} : { tables: rest }),
    },
    null,
    1,
  );
}

/** A value as the text of a cell; what is no plain text is JSON. */
const cellOf = (value: Json | undefined): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** One table of the package: its columns and rows as texts. Empty tables are left out. */
export function csvTables(tables: Tables): { readonly name: string; readonly rows: string[][] }[] {
  const full = wholeTables(tables);
  return tableNames.flatMap(table => {
    const rows = full[table] ?? [];
    if (rows.length === 0) return [];
    const columns = ['id', ...new Set(rows.flatMap(row => Object.keys(row).filter(key => key !== 'id')))];
    return [
      {
        name: `${fileOf(table)}.csv`,
        rows: [columns, ...rows.map(row => columns.map(column => cellOf(row[column])))],
      },
    ];
  });
}

const jsonOrText = (text: string): Json => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The tables in CSV files of the package, by the names of the files; files of other names are left out. */
export function tablesOfCsv(
  files: readonly { readonly name: string; readonly rows: readonly string[][] }[],
): Tables {
  const found = files.flatMap(({ name, rows }): Found[] => {
    const table = tableOf(name);
    const [columns, ...lines] = rows;
    if (table === null || columns === undefined) return [];
    return lines.map(line => ({
      table,
      row: Object.fromEntries(
        columns.flatMap((column, at): [string, Json][] => {
          const cell = line[at] ?? '';
          if (column === '' || cell === '') return [];
          return [[column, /^[[{]/.test(cell) ? jsonOrText(cell) : cell]];
        }),
      ),
    }));
  });
  return flatten(found);
}
