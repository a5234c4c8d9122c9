import type { Records } from './records.ts';

/** The day of every visit by id, from the index alone: no visit is opened for it. */
export interface VisitDays {
  all(): Promise<ReadonlyMap<string, string>>;
}

export function createVisitDays(records: Records): VisitDays {
  let days: Promise<Map<string, string>> | null = null;

  const read = async (): Promise<Map<string, string>> => {
    const [ids, on] = await records.read(db => {
      const byDay = () => db.records('consultations').orderBy('on');
      return Promise.all([byDay().primaryKeys(), byDay().keys()]);
    });
    return new Map(ids.map((id, i) => [id, String(on[i])]));
  };

  records.onSaved(changes => {
    const saved = changes.filter(change => change.table === 'consultations');
    days =
      days?.then(known => {
        for (const { id, on } of saved) known.set(id, on);
        return known;
      }) ?? null;
  });

  return {
    all() {
      days ??= read().catch(error => {
        days = null;
        throw error;
      });
      return days;
    },
  };
}
