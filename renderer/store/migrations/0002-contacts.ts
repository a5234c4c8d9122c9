import type { Migration } from './migration.ts';

/** What a point knows of contacts beyond the packs, and the imports it came with. */
export const contactsTable: Migration = {
  version: 2,
  stores: { contacts: 'id' },
  upgrade: null,
};
