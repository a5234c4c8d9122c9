import type { Clock } from '../../core/clock.ts';
import type { Consultation } from '../../core/consultation/schema.ts';
import { type Batch, batchOf, batchToJson, exportFileName } from '../../core/report/summary.ts';
import { batchToCsv } from '../../core/report/summary-csv.ts';
import { utf8ToBytes } from '../../core/seal/utf8.ts';
import { requireVisit, visitsOn } from './consultations.ts';
import type { Host } from './host.ts';
import type { Packs } from './packs-service.ts';
import type { StoreHandlers, StoreInput } from './port.ts';
import type { Records } from './records.ts';
import type { Session } from './session.ts';

export interface ExportParts {
  readonly records: Records;
  readonly session: Session;
  readonly packs: Packs;
  readonly host: Host;
  readonly clock: Clock;
  /** A random UUID that tells nothing of its time. */
  readonly randomId: () => string;
}

const mediaTypes = { json: 'application/json', csv: 'text/csv' } as const;

const isSame = (a: Batch, b: Batch): boolean =>
  a.recordsSha256 === b.recordsSha256 && a.pointId === b.pointId && a.appVersion === b.appVersion;

/** The case-summary export: the preview and the file, in either form, are one and the same batch. */
export function createExports(parts: ExportParts): Pick<StoreHandlers, 'export.summaries'> {
  const { records, session, packs, host, clock, randomId } = parts;

  const selected = async (selection: StoreInput<'export.summaries'>['selection']): Promise<Consultation[]> =>
    selection.kind === 'one'
      ? [await requireVisit(records, selection.id)]
      : records.read(db => visitsOn(db, selection.on));

  /** Asked for once more, with nothing changed since: the same id and time, or the preview would not be the file. */
  let last: { readonly asked: string; readonly batch: Batch } | null = null;
  const remembered = (asked: string, batch: Batch): Batch => {
    if (last?.asked !== asked || !isSame(last.batch, batch)) last = { asked, batch };
    return last.batch;
  };

  return {
    async 'export.summaries'({ selection, form }) {
      const { point } = session.require();
      const { appVersion } = await host.call('host.describe', {});
      const fresh = batchOf(
        await selected(selection),
        contactId => packs.contact(contactId)?.contact.service.id ?? null,
        { exportId: randomId(), createdAt: clock.now(), pointId: point.pointId, appVersion },
      );
      const batch = remembered(JSON.stringify(selection), fresh);
      const text = form === 'json' ? batchToJson(batch) : batchToCsv(batch);
      return {
        fileName: exportFileName(batch, form),
        mediaType: mediaTypes[form],
        bytes: utf8ToBytes(text),
        batch,
      };
    },
  };
}
