import type { DBCore, DBCoreCursor, DBCoreMutateRequest, DBCoreTable, Middleware } from 'dexie';
import { AppError } from '../../core/errors.ts';
import { Damaged, type RawRow, type Row, SealedRow } from './rows.ts';
import type { Sealer } from './sealer.ts';

/**
 * Below Dexie's own middlewares (-1 existing values, 0 cache and observability, 1 virtual indexes, 2 hooks): all of
 * them see open rows, only IndexedDB sees sealed ones. Without a level Dexie would take 10, above all of them.
 */
export const sealingLevel = -2;

/** Tables that hold nothing about a client: ids and revisions to send, public packs, bytes that are sealed already. */
export const plainTables: ReadonlySet<string> = new Set(['outbox', 'packs', 'asides']);

const rawOf = ({ id, on, state, revision, sealed }: SealedRow): RawRow => ({
  id,
  on,
  state,
  revision,
  sealed,
});

/** Seals a row on its way down. Synchronous: nothing may be awaited inside an IndexedDB transaction. */
const sealValue = (sealer: Sealer, table: string, value: Row | SealedRow): RawRow => {
  const sealed = value instanceof SealedRow ? value : sealer.seal(table, value);
  if (sealed.table !== table) throw new Error('a row sealed for another table');
  return rawOf(sealed);
};

/** Opens a row on its way up. A row that does not open keeps its readable fields and says why. */
const openValue = (sealer: Sealer, table: string, raw: RawRow | undefined): Row | undefined => {
  if (raw === undefined || raw === null) return undefined;
  try {
    return sealer.open(table, raw);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'vault-locked') throw error;
    const { id, on, state, revision } = raw;
    return { id, on, state, revision, value: new Damaged(error.code) };
  }
};

/** A cursor over open rows; the native getters refuse any other `this`, so each is asked on the cursor itself. */
function openedCursor(cursor: DBCoreCursor, open: (raw: RawRow) => Row | undefined): DBCoreCursor {
  let at: { readonly raw: unknown; readonly row: Row | undefined } | null = null;
  const value = (): Row | undefined => {
    const raw = cursor.value;
    if (at === null || at.raw !== raw) at = { raw, row: open(raw) };
    return at.row;
  };
  return Object.create(cursor, {
    key: { get: () => cursor.key },
    primaryKey: { get: () => cursor.primaryKey },
    value: { get: value },
  });
}

function sealedTable(down: DBCoreTable, sealer: Sealer): DBCoreTable {
  const open = (raw: RawRow | undefined) => openValue(sealer, down.name, raw);
  const sealAll = (request: DBCoreMutateRequest): DBCoreMutateRequest =>
    request.type === 'add' || request.type === 'put'
      ? { ...request, values: request.values.map(value => sealValue(sealer, down.name, value)) }
      : request;
  return {
    ...down,
    mutate: request => down.mutate(sealAll(request)),
    get: request => down.get(request).then(open),
    getMany: request => down.getMany(request).then(rows => rows.map(open)),
    query: request =>
      down
        .query(request)
        .then(answer => (request.values ? { ...answer, result: answer.result.map(open) } : answer)),
    openCursor: request =>
      down
        .openCursor(request)
        .then(cursor => (cursor !== null && request.values ? openedCursor(cursor, open) : cursor)),
  };
}

/** Seals every row of every table that is not listed as plain. */
export const sealingMiddleware = (sealer: Sealer): Middleware<DBCore> => ({
  stack: 'dbcore',
  name: 'sealing',
  level: sealingLevel,
  create: core => ({
    ...core,
    table: name => (plainTables.has(name) ? core.table(name) : sealedTable(core.table(name), sealer)),
  }),
});
