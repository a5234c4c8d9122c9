import path from 'node:path';
import { readPackFiles } from '../../build/pack-files.ts';
import { csvTables, jsonOfTables, tablesOfJson } from '../../core/contact/hsds/file.ts';
import { mergeTables } from '../../core/contact/hsds/lens.ts';
import { rowsOf } from '../../core/contact/hsds/write.ts';
import { candidatesOfHsds, candidatesOfTable, type Present } from '../../core/contact/import/candidates.ts';
import { type Planned, planOf } from '../../core/contact/import/plan.ts';
import type { Contact } from '../../core/contact/schema.ts';
import { guessColumns } from '../../core/contact/table/columns.ts';
import { readCsv } from '../../core/contact/table/read-csv.ts';
import { readContactsPack } from '../../core/pack/read-contacts-pack.ts';
import { csvOf } from '../../core/report/csv.ts';
import { fictionalContacts } from './contacts-pack.ts';
import { durationOf, type Measurement, medianOf } from './report.ts';

const rounds = 3;
const header = ['Nazwa', 'Kategoria', 'Miasto', 'Telefon', 'Godziny', 'Języki', 'Opis'];

async function bench(name: string, work: () => unknown): Promise<Measurement> {
  const durations: number[] = [];
  for (let round = 0; round < rounds; round++) durations.push(await durationOf(work));
  return medianOf(name, durations);
}

/** A foreign table with one line for each contact. */
const foreignTable = (contacts: readonly Contact[]): string =>
  csvOf([
    header,
    ...contacts.map(({ phones, profile }) => [
      profile.names.pl,
      profile.category,
      profile.city ?? '',
      phones.map(phone => phone.number).join('; '),
      profile.hours ?? '',
      'pl, uk',
      profile.services.map(one => one.pl).join('; '),
    ]),
  ]);

/** Reading and comparing files of 10,000 contacts, all of them new or all of them here already; and writing them. */
export async function benchDirectory(folder: string): Promise<Measurement[]> {
  const pack = readContactsPack(fictionalContacts, readPackFiles(path.join(folder, fictionalContacts)));
  const byId = new Map(pack.contacts.map(contact => [contact.id, contact]));
  const here: Present = {
    find: id => byId.get(id) ?? null,
    all: pack.contacts,
    categories: pack.taxonomy,
    fileName: 'a',
    today: '2026-11-21',
  };
  const nowhere: Present = { ...here, find: () => null, all: [] };
  const csv = foreignTable(pack.contacts);
  const compare = (present: Present): Planned[] => {
    const [headers = [], ...rows] = readCsv(csv);
    return [...candidatesOfTable(rows, guessColumns(headers), present)].map(found => {
      const contact = 'reason' in found ? null : present.find(found.contactId);
      return planOf(found, contact === null ? null : { contact, layer: null });
    });
  };
  const setting = { label: 'need', withConfidential: false, fields: [] };
  const tables = mergeTables(pack.contacts.map(contact => rowsOf(contact, setting)));
  const json = jsonOfTables(tables);
  return [
    await bench('directory.dry-run-10000-new', () => compare(nowhere)),
    await bench('directory.dry-run-10000-known', () => compare(here)),
    await bench('directory.read-hsds-10000', () => [
      ...candidatesOfHsds(tablesOfJson(JSON.parse(json)), here),
    ]),
    await bench('directory.write-hsds-10000', () =>
      jsonOfTables(mergeTables(pack.contacts.map(contact => rowsOf(contact, setting)))),
    ),
    await bench('directory.write-tables-10000', () => csvTables(tables).map(table => csvOf(table.rows))),
  ];
}
