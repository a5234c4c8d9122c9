import { describe, expect, it } from 'vitest';
import { contactSchema } from '../../../core/contact/schema.ts';
import type { StoreInput } from '../../../renderer/store/port.ts';
import {
  aDirectory,
  aFile,
  anOpenDirectory,
  apply,
  contents,
  preview,
  rowsOfPreview,
} from '../../helpers/a-directory.ts';
import { passphrase, withVault } from '../../helpers/a-store.ts';

const check = {
  contactId: 'info-opt',
  result: 'right',
  field: null,
  oldValue: null,
  newValue: null,
  note: '',
} as const;
const exportAll = (form: StoreInput<'directory.export'>['form'], withConfidential = true) =>
  ({ form, ids: null, withConfidential, language: 'pl' }) as const;
const forms = ['hsds-json', 'hsds-tables', 'csv', 'xlsx'] as const;

const header = 'Nazwa;Kategoria;Miasto;Telefon;Godziny;Języki;Opis';
const table = (...lines: string[]): string => [header, ...lines].join('\r\n');
const newLine =
  'Fundacja Zimorodek;legal-aid;Tarnów;+48 600 100 200;Mo-Fr 09:00-15:00;polski, ukraiński;porady prawne';

describe('contacts in a file of ours', () => {
  it.each(forms)(
    '(%s) are the same when they come back, and whole on a computer that has none',
    async form => {
      const { store } = await anOpenDirectory();
      await store.call('directory.edit', {
        contactId: 'info-opt',
        edits: [
          {
            set: { field: 'note', value: { pl: '=HYPERLINK("x");\n-2, "+3"', uk: "'@", en: '<b>&amp;' } },
            source: 's',
            isVerified: false,
            confidence: 'low',
          },
        ],
      });
      const file = await store.call('directory.export', exportAll(form));
      expect(file.contacts).toBe(175);
      const dry = await preview(store, aFile(file.fileName, file.bytes));
      expect(dry.counts).toEqual({ add: 0, change: 0, conflict: 0, reject: 0, same: 175 });
      const before = await contents(store);
      await store.end();

      const empty = await aDirectory();
      empty.disk.packs.delete('contacts-malopolska');
      const second = await empty.start();
      await withVault(second);
      const added = await preview(second, aFile(file.fileName, file.bytes));
      expect(added.counts).toEqual({ add: 175, change: 0, conflict: 0, reject: 0, same: 0 });
      await apply(second, added.token);
      const after = new Map((await contents(second)).map(contact => [contact.id, contact]));
      for (const contact of before) expect(after.get(contact.id)).toEqual(contact);
      await second.end();
    },
  );

  it.each(forms)(
    '(%s) leave a confidential address at home, and coming back without it deletes nothing',
    async form => {
      const { store } = await anOpenDirectory();
      const hidden = (await contents(store)).filter(contact => contact.profile.confidentialAddress);
      expect(hidden.length).toBeGreaterThan(0);
      const file = await store.call('directory.export', exportAll(form, false));
      const text = new TextDecoder().decode(file.bytes);
      for (const contact of hidden)
        expect(text).not.toContain(contact.location?.addresses[0]?.address_1 ?? '?');
      const { counts } = await preview(store, aFile(file.fileName, file.bytes));
      expect(counts).toMatchObject({ change: 0, conflict: 0, same: 175 });
      await store.end();
    },
  );

  it('hold no formula a spreadsheet could run', async () => {
    const { store } = await anOpenDirectory();
    await store.call('directory.edit', {
      contactId: 'info-opt',
      edits: [
        {
          set: { field: 'name', value: { pl: '=cmd|calc', uk: '+1', en: '@x' } },
          source: 's',
          isVerified: false,
          confidence: 'low',
        },
      ],
    });
    const csv = new TextDecoder().decode((await store.call('directory.export', exportAll('csv'))).bytes);
    expect(csv).toContain('"\'=cmd|calc"');
    expect(csv).not.toMatch(/(?:^|;)"[=+\-@]/m);
    const xlsx = new TextDecoder().decode((await store.call('directory.export', exportAll('xlsx'))).bytes);
    expect(xlsx).toContain('=cmd|calc');
    expect(xlsx).not.toMatch(/<f[ >]|externalLink|ddeLink|hyperlink|definedName|vbaProject/);
    await store.end();
  });
});

describe('a table of somebody else', () => {
  it('is compared first, row by row with reasons, and nothing is written before it is applied', async () => {
    const { disk, store } = await anOpenDirectory();
    const frames = disk.journal.length;
    const dry = await preview(
      store,
      aFile(
        'kontakty.csv',
        table(
          newLine,
          'INFO.OPT – Infolinia i Informacja MUW dla obywateli państw trzecich;;Kraków;+48 12 999 99 99;;;',
          ';legal-aid;Tarnów;;;;',
          'Bez kategorii;no-such-need;;;;;',
          newLine,
          `Długa;legal-aid;;;;;${'x'.repeat(40_000)}`,
          'Zły numer;legal-aid;;1;;;',
        ),
      ),
    );
    expect(dry.columns.map(column => column.target)).toEqual([
      'name',
      'category',
      'city',
      'phones',
      'hours',
      'languages',
      'services',
    ]);
    expect(dry.counts).toEqual({ add: 1, change: 1, conflict: 0, reject: 5, same: 0 });
    const rejected = await rowsOfPreview(store, dry.token, 'reject');
    expect(rejected.map(row => [row.row, row.reason?.code, row.reason?.field])).toEqual([
      [3, 'no-name', ''],
      [4, 'unknown-category', 'category'],
      [5, 'duplicate-in-file', 'name'],
      [6, 'cell-too-long', 'services'],
      [7, 'bad-value', 'phones'],
    ]);
    const [change] = await rowsOfPreview(store, dry.token, 'change');
    expect(change).toMatchObject({
      contactId: 'info-opt',
      fields: [{ field: 'phones', from: '+48 12 210 20 20', to: '+48 12 999 99 99', isConflict: false }],
    });
    expect(disk.journal).toHaveLength(frames);
    const done = await apply(store, dry.token);
    expect(done).toMatchObject({ added: 1, changed: 1 });
    const added = await store.call('directory.contact', { id: 'fundacja-zimorodek' });
    expect(added).toMatchObject({ origin: 'local', freshness: { state: 'never' } });
    expect(added.contact).toMatchObject({
      languages: [{ code: 'pl' }, { code: 'uk' }],
      schedules: [{ byday: 'MO,TU,WE,TH,FR' }],
      profile: { source: 'kontakty.csv', confidence: 'low' },
    });
    expect(contactSchema.safeParse(added.contact).success).toBe(true);
    const { fields } = await store.call('directory.contact', { id: 'info-opt' });
    expect(fields.find(one => one.field === 'phones')).toMatchObject({
      isLocal: true,
      trust: { source: 'kontakty.csv', confidence: 'low' },
    });
    await expect(apply(store, dry.token)).rejects.toMatchObject({ code: 'import-preview-gone' });
    await store.end();
  });

  it('does not write over what was edited by hand unless it is told to', async () => {
    const { store } = await anOpenDirectory();
    const number = async () =>
      (await store.call('directory.contact', { id: 'info-opt' })).contact.phones.map(phone => phone.number);
    await store.call('directory.edit', {
      contactId: 'info-opt',
      edits: [
        {
          set: { field: 'phones', value: [{ number: '+48 111 111 111', type: 'voice', description: null }] },
          source: 'called',
          isVerified: true,
          confidence: 'high',
        },
      ],
    });
    const file = aFile('a.csv', 'id,name,phone\ninfo-opt,INFO,+48 222 222 222\n');
    const dry = await preview(store, file);
    expect(dry.counts).toMatchObject({ conflict: 1 });
    await apply(store, dry.token, 'keep-mine');
    expect(await number()).toEqual(['+48 111 111 111']);
    const again = await preview(store, file);
    await apply(store, again.token, 'take-file');
    expect(await number()).toEqual(['+48 222 222 222']);
    await store.end();
  });

  it('is taken back as a whole; what was edited or checked since stays', async () => {
    const { start, store } = await anOpenDirectory();
    const before = await contents(store);
    const dry = await preview(
      store,
      aFile(
        'a.csv',
        table(newLine, newLine.replace('Zimorodek', 'Bocian'), 'x;;;;;;').replace(
          'x;;;;;;',
          'INFO.OPT – Infolinia i Informacja MUW dla obywateli państw trzecich;;Kraków;+48 12 999 99 99;;;',
        ),
      ),
    );
    const { importId } = await apply(store, dry.token);
    await store.call('directory.check', { ...check, contactId: 'fundacja-bocian' });
    await store.call('directory.edit', {
      contactId: 'info-opt',
      edits: [
        {
          set: { field: 'url', value: 'https://new.example' },
          source: 's',
          isVerified: true,
          confidence: 'high',
        },
      ],
    });
    const undone = await store.call('directory.import.undo', { importId });
    expect(undone).toEqual({ undone: 3, kept: ['fundacja-bocian'] });
    const opened = await store.call('directory.contact', { id: 'info-opt' });
    expect(opened.contact.phones.map(phone => phone.number)).toEqual(['+48 12 210 20 20']);
    expect(opened.contact.organization.website).toBe('https://new.example');
    const ids = async (from: typeof store) =>
      (await from.call('directory.list', { language: 'en' })).map(row => row.id).sort();
    expect(await ids(store)).toEqual([...before.map(one => one.id), 'fundacja-bocian'].sort());
    // A referral made meanwhile still finds whom it points at.
    expect(await store.call('directory.contact', { id: 'fundacja-zimorodek' })).toMatchObject({
      removed: true,
    });
    const found = await store.call('search.query', { text: 'Zimorodek', language: 'pl', limit: 5 });
    await store.idle();
    expect(found.groups.flatMap(group => group.rows).filter(row => row.id === 'fundacja-zimorodek')).toEqual(
      [],
    );
    expect(await store.call('directory.imports', {})).toMatchObject([
      { importId, state: 'undone', added: 2, changed: 1 },
    ]);
    await store.end();
    const again = await start();
    await again.call('vault.unlock', { passphrase });
    expect(await ids(again)).toEqual([...before.map(one => one.id), 'fundacja-bocian'].sort());
    await again.end();
  });
});

describe('an import of ten thousand rows', () => {
  const lines = Array.from(
    { length: 10_000 },
    (_, n) =>
      `Punkt ${n};legal-aid;Tarnów;+48 600 ${String(n).padStart(6, '0')};Mo-Fr 09:00-15:00;pl;porady ${n}`,
  );
  const file = aFile('wielki.csv', table(...lines));

  it('tells how far it is, and can be cancelled with nothing left of it', async () => {
    const { start, store } = await anOpenDirectory();
    const dry = await preview(store, file);
    expect(dry.counts.add).toBe(10_000);
    const journal = store.host.disk.journal.length;
    const outcome = expect(apply(store, dry.token)).rejects.toMatchObject({ code: 'import-cancelled' });
    while (store.host.disk.journal.length < journal + 2_000)
      await new Promise(resolve => setTimeout(resolve, 1));
    await store.call('directory.import.cancel', {});
    await outcome;
    expect(store.events).toContainEqual({ type: 'progress', task: 'import', done: 1_000, of: 10_000 });
    expect(store.host.disk.journal.length).toBeLessThan(journal + 10_000);
    expect(await store.call('directory.list', { language: 'en' })).toHaveLength(175);
    expect(await store.call('directory.imports', {})).toEqual([]);
    await store.end();
    const again = await start();
    await again.call('vault.unlock', { passphrase });
    expect(await again.call('directory.list', { language: 'en' })).toHaveLength(175);
    // The same file can be taken after all.
    const second = await preview(again, file);
    expect(second.counts.add).toBe(10_000);
    expect(await apply(again, second.token)).toMatchObject({ added: 10_000 });
    expect(await again.call('directory.list', { language: 'en' })).toHaveLength(10_175);
    await again.end();
  }, 120_000);

  it('that the power ends in the middle of is not there afterwards', async () => {
    const { disk, start, store } = await anOpenDirectory();
    const dry = await preview(store, file);
    let appends = 0;
    store.host.fault = (name, moment) => {
      if (name === 'journal.append' && moment === 'before' && ++appends > 3) throw new Error('no power');
    };
    await expect(apply(store, dry.token)).rejects.toThrow();
    store.end();
    expect(disk.journal.length).toBeGreaterThan(700);
    const again = await start();
    await again.call('vault.unlock', { passphrase });
    expect(await again.call('directory.list', { language: 'en' })).toHaveLength(175);
    await expect(apply(again, dry.token)).rejects.toMatchObject({ code: 'import-preview-gone' });
    await again.end();
  }, 120_000);
});
