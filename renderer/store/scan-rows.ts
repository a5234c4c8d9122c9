import type { Database } from './database.ts';
import type { JournaledTable, Row } from './rows.ts';

/** Gives one piece of reading a database that is open. */
export type Reader = <T>(work: (db: Database) => PromiseLike<T>) => Promise<T>;

/** Every row of a table in the order of ids, a chunk at a time; a row changed meanwhile may come in either state. */
export async function* scanRows(read: Reader, table: JournaledTable, chunkRows = 200): AsyncGenerator<Row[]> {
  for (let after = ''; ; ) {
    const from = after;
    const rows = await read(db => db.records(table).where('id').above(from).limit(chunkRows).toArray());
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.id;
  }
}
