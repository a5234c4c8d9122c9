import { fieldStates } from '../../core/contact/effective.ts';
import { csvTables, jsonOfTables } from '../../core/contact/hsds/file.ts';
import { mergeTables, writeBack } from '../../core/contact/hsds/lens.ts';
import type { Tables } from '../../core/contact/hsds/model.ts';
import { rowsOf } from '../../core/contact/hsds/write.ts';
import { cellOf, dataCell } from '../../core/contact/table/cells.ts';
import { columnTargets, headersOf } from '../../core/contact/table/columns.ts';
import type { UiLanguage } from '../../core/languages.ts';
import { csvOf } from '../../core/report/csv.ts';
import { xlsxOf } from '../../core/report/xlsx.ts';
import { zipOf } from '../../core/report/zip.ts';
import { utf8ToBytes } from '../../core/seal/utf8.ts';
import type { PlacedContact } from './contact-book.ts';
import type { StoreInput, StoreOutput } from './port.ts';

type Export = StoreOutput<'directory.export'>;
type Form = StoreInput<'directory.export'>['form'];

export interface ExportSetting {
  readonly form: Form;
  readonly language: UiLanguage;
  readonly withConfidential: boolean;
  readonly today: string;
}

function tablesOf(list: readonly PlacedContact[], withConfidential: boolean): Tables {
  const written = list.map(placed => {
    const { contact, label, layer } = placed;
    const setting = { label: label.en, withConfidential, fields: fieldStates(placed) };
    const extra = layer?.extra ?? null;
    const isHidden = contact.profile.confidentialAddress && !withConfidential;
    // What came with an import may name the address anywhere: of a hidden one only our own fields leave.
    return {
      isEdited: (layer?.overlay.length ?? 0) > 0,
      tables: extra === null || isHidden ? rowsOf(contact, setting) : writeBack(extra, contact, setting),
    };
  });
  // Of a row that several share, the edited one is the newest.
  written.sort((a, b) => Number(a.isEdited) - Number(b.isEdited));
  return mergeTables(written.map(one => one.tables));
}

function rowsForTable(
  list: readonly PlacedContact[],
  { language, withConfidential }: ExportSetting,
): string[][] {
  const lines = list.map(({ contact: full, layer }) => {
    const isHidden = full.profile.confidentialAddress && !withConfidential;
    const contact = isHidden ? { ...full, location: null } : full;
    return columnTargets.map(target =>
      target === 'data'
        ? dataCell({ contact, extra: isHidden ? null : (layer?.extra ?? null) })
        : cellOf(contact, target),
    );
  });
  return [[...headersOf(language)], ...lines];
}

/** The contacts as a file of the asked form. */
export function exportContacts(list: readonly PlacedContact[], setting: ExportSetting): Export {
  const { form, today, withConfidential } = setting;
  const name = `contacts-${today}`;
  const contacts = list.length;
  switch (form) {
    case 'hsds-json':
      return {
        contacts,
        fileName: `${name}.json`,
        mediaType: 'application/json',
        bytes: utf8ToBytes(jsonOfTables(tablesOf(list, withConfidential))),
      };
    case 'hsds-tables':
      return {
        contacts,
        fileName: `${name}-hsds.zip`,
        mediaType: 'application/zip',
        bytes: zipOf(
          csvTables(tablesOf(list, withConfidential)).map(table => ({
            name: table.name,
            bytes: utf8ToBytes(csvOf(table.rows)),
          })),
        ),
      };
    case 'csv':
      return {
        contacts,
        fileName: `${name}.csv`,
        mediaType: 'text/csv',
        bytes: utf8ToBytes(csvOf(rowsForTable(list, setting))),
      };
    case 'xlsx':
      return {
        contacts,
        fileName: `${name}.xlsx`,
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: xlsxOf(rowsForTable(list, setting), 'Contacts'),
      };
  }
}
