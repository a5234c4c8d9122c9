import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { contentFolder, readPackFiles } from '../../../build/pack-files.ts';
import { effectiveContact, fieldStates } from '../../../core/contact/effective.ts';
import { csvTables, jsonOfTables, tablesOfCsv, tablesOfJson } from '../../../core/contact/hsds/file.ts';
import { groupsOf } from '../../../core/contact/hsds/group.ts';
import { holdsMore, mergeTables, writeBack } from '../../../core/contact/hsds/lens.ts';
import type { Json, Tables } from '../../../core/contact/hsds/model.ts';
import { wholeTables } from '../../../core/contact/hsds/nest.ts';
import { contactOf } from '../../../core/contact/hsds/read.ts';
import { rowsOf } from '../../../core/contact/hsds/write.ts';
import type { Contact } from '../../../core/contact/schema.ts';
import { contactSchema } from '../../../core/contact/schema.ts';
import { inspectContactsPack } from '../../../core/pack/read-contacts-pack.ts';

const pack = inspectContactsPack(
  'contacts-malopolska',
  readPackFiles(path.join(contentFolder, 'contacts-malopolska')),
).pack;
const contacts = pack?.contacts ?? [];
const categories = new Set(pack?.taxonomy.map(term => term.id));
const setting = { label: 'need', withConfidential: true, fields: [] };
const reading = (contactId: string) => ({ contactId, source: 'a file', categories });

const folder = path.resolve(contentFolder, '../../shared/hsds');
const hasStandard = existsSync(folder);
const parse = (text: string): Json => JSON.parse(text);
const example = (name: string): Json => parse(readFileSync(path.join(folder, 'examples', name), 'utf8'));
const exampleNames = hasStandard ? readdirSync(path.join(folder, 'examples')) : [];

const readAll = (tables: Tables): Contact[] =>
  groupsOf(tables).flatMap((group, at) => contactOf(group, reading(`foreign-${at}`))?.contact ?? []);

/** What an import keeps and an export writes, for every contact of the tables. */
function throughContacts(tables: Tables, change = (contact: Contact) => contact): Tables {
  return mergeTables(
    groupsOf(tables).map((group, at) => {
      const read = contactOf(group, reading(`foreign-${at}`));
      if (read === null) throw new Error('a group without a name');
      return writeBack(group.tables, change(read.contact), setting);
    }),
  );
}

const cellText = (value: unknown): unknown =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Columns of rows that the other tables do not hold. */
function missingFrom(found: Tables, wanted: Tables): string[] {
  return Object.entries(wanted).flatMap(([table, rows = []]) => {
    const others = Object.entries(found).find(([name]) => name === table)?.[1] ?? [];
    return rows.flatMap(row => {
      const same = others.filter(other => other.id === row.id);
      if (same.length === 0) return [`${table} ${String(row.id)}`];
      const isThere = same.some(other =>
        Object.entries(row).every(([column, value]) => cellText(other[column]) === cellText(value)),
      );
      return isThere ? [] : [`${table} ${String(row.id)}: ${JSON.stringify(row)} / ${JSON.stringify(same)}`];
    });
  });
}

/** Every text and number in a value, outside the envelope of a page. */
const leavesOf = (value: Json): string[] => {
  if (typeof value !== 'object' || value === null) return [String(value)];
  const inner = Array.isArray(value)
    ? value
    : Array.isArray(value.contents)
      ? value.contents
      : Object.values(value);
  return inner.flatMap(leavesOf);
};

const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
if (hasStandard)
  for (const name of readdirSync(path.join(folder, 'schema')))
    ajv.addSchema(JSON.parse(readFileSync(path.join(folder, 'schema', name), 'utf8')), name);
const validator = (name: string): ValidateFunction => {
  const found = ajv.getSchema(name);
  if (found === undefined) throw new Error(`no schema ${name}`);
  return found;
};
const problemsOf = (validate: ValidateFunction, value: unknown): string[] =>
  validate(value) === true
    ? []
    : (validate.errors ?? []).map(error => `${error.instancePath} ${error.message ?? ''}`).slice(0, 5);

describe('contacts in HSDS', () => {
  it('come back from a single file exactly as they went out', () => {
    const tables = mergeTables(contacts.map(contact => rowsOf(contact, setting)));
    const back = tablesOfJson(parse(jsonOfTables(tables)));
    const read = readAll(back);
    expect(read).toHaveLength(contacts.length);
    for (const contact of contacts) {
      const found = read.find(one => one.id === contact.id);
      expect(found).toEqual(contact);
      expect(contactSchema.safeParse(found).success).toBe(true);
    }
  });

  it('come back from the tables exactly as they went out', () => {
    const tables = mergeTables(contacts.map(contact => rowsOf(contact, setting)));
    const read = readAll(tablesOfCsv(csvTables(tables)));
    expect(read).toHaveLength(contacts.length);
    for (const contact of contacts) expect(read.find(one => one.id === contact.id)).toEqual(contact);
  });

  it('need nothing kept beside them when they are our own', () => {
    for (const contact of contacts) expect(holdsMore(rowsOf(contact, setting), contact, setting)).toBe(false);
  });

  it('leave a confidential address at home unless it is asked for', () => {
    const hidden = contacts.filter(contact => contact.profile.confidentialAddress);
    expect(hidden.length).toBeGreaterThan(0);
    for (const contact of hidden) {
      const street = contact.location?.addresses[0]?.address_1 ?? '-';
      const out = (withConfidential: boolean) =>
        jsonOfTables(rowsOf(contact, { ...setting, withConfidential }));
      expect(out(false)).not.toContain(street);
      expect(out(true)).toContain(street);
    }
  });

  it('take a change of the standard fields before what the profile says', () => {
    const [contact] = contacts;
    if (contact === undefined) throw new Error('no contact');
    const tables = rowsOf(contact, setting);
    const service = tables.service?.[0] ?? {};
    const changed = {
      ...tables,
      service: [{ ...service, name: 'Another name', fees_description: '10 zł' }],
      schedule: [],
    };
    const [read] = readAll(changed);
    expect(read?.profile.names).toEqual({ pl: 'Another name', uk: null, en: null });
    expect(read?.service.fees_description?.en).toBe('10 zł');
    expect(read?.profile.hours).toBeNull();
  });

  it('tell of every field that was edited here where it comes from', () => {
    const [contact] = contacts;
    if (contact === undefined) throw new Error('no contact');
    const placed = effectiveContact(contact, null, new Map());
    if (placed === null) throw new Error('no contact');
    expect(fieldStates(placed).every(state => !state.isLocal)).toBe(true);
  });
});

describe.runIf(hasStandard)('against the standard itself', () => {
  it.each(exampleNames)('%s is read and written again without loss', name => {
    const tables = tablesOfJson(example(name));
    const contactsIn = readAll(tables);
    expect(contactsIn.length).toBeGreaterThan(0);
    for (const contact of contactsIn)
      expect(contactSchema.safeParse(contact).error?.issues ?? []).toEqual([]);
    const written = throughContacts(tables);
    const leaves = new Set(
      Object.values(written).flatMap(rows => (rows ?? []).flatMap(row => leavesOf({ ...row }))),
    );
    expect(leavesOf(example(name)).filter(leaf => !leaves.has(leaf))).toEqual([]);
    expect(missingFrom(written, tables)).toEqual([]);
    expect(missingFrom(tablesOfJson(parse(jsonOfTables(written))), tables)).toEqual([]);
    expect(missingFrom(tablesOfCsv(csvTables(written)), tables)).toEqual([]);
  });

  it.each(exampleNames)('%s keeps what our fields do not hold when one of them is edited', name => {
    const tables = tablesOfJson(example(name));
    const written = throughContacts(tables, contact => ({
      ...contact,
      service: { ...contact.service, eligibility_description: { pl: 'nowe', uk: 'нове', en: 'new' } },
    }));
    const lost = missingFrom(written, tables).filter(one => !one.startsWith('service '));
    expect(lost).toEqual([]);
    expect(JSON.stringify(written)).toContain('nowe');
  });

  it('every export is valid, of our contacts and of the examples', () => {
    const all = [
      mergeTables(contacts.map(contact => rowsOf(contact, setting))),
      ...exampleNames.map(name => throughContacts(tablesOfJson(example(name)))),
    ];
    for (const tables of all) {
      const page: { contents: unknown[] } = JSON.parse(jsonOfTables(tables));
      for (const one of page.contents) {
        expect(problemsOf(validator('service.json'), one)).toEqual([]);
        expect(problemsOf(validator('service_with_definitions.json'), one)).toEqual([]);
      }
      const byTable = wholeTables(tablesOfCsv(csvTables(tables)));
      expect(problemsOf(validator('tabular.json'), byTable)).toEqual([]);
    }
  });

  it('an export is valid even where the file it came from was not, and loses nothing of it', () => {
    const given: Json = [
      {
        id: 7,
        name: 'A service',
        status: 'dancing',
        url: 'www.example',
        email: 'not an address',
        last_modified: 'soon',
        minimum_age: 'many',
        phones: [{ number: 48600100200, extension: '12' }],
        schedules: [{ freq: 'DAILY', wkst: 'XX', schedule_link: 'none' }],
        service_at_locations: [{ location: { latitude: 'north', addresses: [{ city: 'Kraków' }] } }],
        organization: { id: 'org-1', name: 'Body', website: 'body.example', parent_organization_id: 'org-0' },
      },
    ];
    const tables = throughContacts(tablesOfJson(given));
    const page: { contents: unknown[] } = JSON.parse(jsonOfTables(tables));
    expect(page.contents).toHaveLength(1);
    expect(page.contents.flatMap(one => problemsOf(validator('service.json'), one))).toEqual([]);
    const byTable = wholeTables(tablesOfCsv(csvTables(tables)));
    expect(problemsOf(validator('tabular.json'), byTable)).toEqual([]);
    const leaves = new Set(
      Object.values(tables).flatMap(rows => (rows ?? []).flatMap(row => leavesOf({ ...row }))),
    );
    expect(leavesOf(given).filter(leaf => !leaves.has(leaf))).toEqual([]);
  });

  it('a broken export would be seen', () => {
    const [contact] = contacts;
    if (contact === undefined) throw new Error('no contact');
    const page: { contents: { status?: string }[] } = JSON.parse(jsonOfTables(rowsOf(contact, setting)));
    const [first] = page.contents;
    expect(problemsOf(validator('service.json'), { ...first, status: 'asleep' })).not.toEqual([]);
  });
});

it('says whether the standard was at hand', () => {
  const words = hasStandard
    ? 'HSDS schemas and examples: checked'
    : 'HSDS schemas and examples: NOT at hand, not checked';
  process.stdout.write(`${words}\n`);
  expect(words).toContain('HSDS');
});
