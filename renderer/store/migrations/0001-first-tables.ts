import type { Migration } from './migration.ts';

/** The first shape of the database. A shipped migration is never edited: what changes is a new file. */
export const firstTables: Migration = {
  version: 1,
  stores: {
    consultations: 'id, on, state',
    cases: 'id, on, state',
    outbox: 'id',
    meta: 'id',
    packs: 'id',
    asides: 'id',
  },
  upgrade: null,
};
