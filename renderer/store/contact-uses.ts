import type { Consultation } from '../../core/consultation/schema.ts';
import { recordOrNull } from './record-values.ts';
import type { Records } from './records.ts';
import { scanRows } from './scan-rows.ts';

/** How often a contact was given out in consultations. */
export interface ContactUse {
  /** Referrals, and the cases among them. */
  readonly referrals: number;
  readonly cases: number;
  /** Times it was opened during a talk. */
  readonly opened: number;
}

export interface ContactUses {
  /** Reads every visit once, in the background. */
  load(): Promise<void>;
  /** As far as the visits have been read. */
  of(contactId: string): ContactUse;
}

interface Visit {
  readonly caseId: string | null;
  readonly revision: number;
  readonly referred: readonly string[];
  readonly opened: readonly string[];
}

const none: ContactUse = { referrals: 0, cases: 0, opened: 0 };

/** Counts by contact over all visits, kept up to date by every save. */
export function createContactUses(records: Records, pause: () => Promise<void>): ContactUses {
  const visits = new Map<string, Visit>();
  const byContact = new Map<string, Set<string>>();

  const note = ({ id, caseId, revision, referrals, shown }: Consultation): void => {
    const known = visits.get(id);
    if (known !== undefined && known.revision >= revision) return;
    for (const contact of [...(known?.referred ?? []), ...(known?.opened ?? [])])
      byContact.get(contact)?.delete(id);
    const referred = referrals.map(one => one.contactId);
    const opened = shown.filter(one => one.kind === 'contact').map(one => one.id);
    if (referred.length + opened.length === 0 && known === undefined) return;
    visits.set(id, { caseId, revision, referred, opened });
    for (const contact of [...referred, ...opened]) {
      const ids = byContact.get(contact) ?? new Set();
      ids.add(id);
      byContact.set(contact, ids);
    }
  };

  records.onSaved(changes => {
    for (const change of changes) {
      const visit = change.table === 'consultations' ? recordOrNull('consultations', change) : null;
      if (visit !== null) note(visit);
    }
  });

  return {
    async load() {
      for await (const rows of scanRows(records.read, 'consultations', 50)) {
        for (const row of rows) {
          const visit = recordOrNull('consultations', row);
          if (visit !== null) note(visit);
        }
        await pause();
      }
    },
    of(contactId) {
      const ids = byContact.get(contactId);
      if (ids === undefined || ids.size === 0) return none;
      const found = [...ids].flatMap(id => visits.get(id) ?? []);
      const referring = found.filter(visit => visit.referred.includes(contactId));
      return {
        referrals: referring.length,
        cases: new Set(referring.flatMap(visit => visit.caseId ?? [])).size,
        opened: found.filter(visit => visit.opened.includes(contactId)).length,
      };
    },
  };
}
