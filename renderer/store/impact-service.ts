import type { Case } from '../../core/case/schema.ts';
import type { Consultation } from '../../core/consultation/schema.ts';
import { addDays } from '../../core/dates.ts';
import type { LocalizedText } from '../../core/languages.ts';
import { diffPacks, type PackChange } from '../../core/pack/diff.ts';
import { type ImpactedVisit, impactOn, inWords, touchedBy, type Update } from '../../core/pack/impact.ts';
import type { GuidancePack } from '../../core/pack/read-guidance-pack.ts';
import type { CaseBook } from './case-book.ts';
import type { PackInUse, Packs } from './packs-service.ts';
import type { StoreEvent, StoreHandlers, StoreOutput } from './port.ts';
import { readPack } from './read-pack.ts';
import { findRecords } from './record-values.ts';
import type { Records } from './records.ts';

export interface ImpactParts {
  readonly records: Records;
  readonly book: Pick<CaseBook, 'caseOf'>;
  readonly packs: Pick<Packs, 'inUse'>;
  readonly pause: () => Promise<void>;
  /** The local day. */
  readonly today: () => string;
  readonly emit: (event: StoreEvent) => void;
}

type Found = NonNullable<StoreOutput<'guidance.impact'>>['updates'][number];
type FoundVisit = Found['visits'][number];

/** Older visits are not looked at: what they were told had its time. */
const daysBack = 365;
/** Visits opened between two pauses. */
const sliceRows = 100;

interface Seen extends Update {
  readonly older: GuidancePack;
  readonly changes: readonly PackChange[];
}

/** The newer pack seen against each version that was in use before it; one that no longer reads is left out. */
function updatesOf({ pack, files, earlier }: PackInUse): Seen[] {
  if (pack.kind !== 'guidance') return [];
  const newer = pack.content;
  return earlier.flatMap(was => {
    const reading = readPack(newer.manifest.id, was);
    if (!reading.ok || reading.pack.kind !== 'guidance') return [];
    const older = reading.pack.content;
    const changes = diffPacks(was, files);
    const touched = touchedBy(changes, [older, newer]);
    return [{ fromVersion: older.manifest.version, older, newer, changes, touched }];
  });
}

const titleOf = (id: string, lists: readonly (readonly { id: string; title: LocalizedText }[])[]) => ({
  id,
  title: lists.flatMap(list => list.find(one => one.id === id) ?? [])[0]?.title ?? { pl: id, uk: id, en: id },
});

function shownVisit(found: ImpactedVisit, owner: Case | null, { older, newer }: Seen): FoundVisit {
  const packs = [newer, older];
  const outcomes = packs.map(pack => pack.check?.outcomes ?? []);
  const stepOf = (outcomeId: string, stepId: string): LocalizedText | null =>
    newer.check?.outcomes.find(one => one.id === outcomeId)?.steps.find(one => one.id === stepId)?.text ??
    null;
  return {
    id: found.id,
    visitDate: found.visitDate,
    inCase:
      owner === null
        ? null
        : {
            id: owner.id,
            number: owner.number,
            name: `${owner.person.givenName} ${owner.person.familyName}`.trim(),
          },
    reasons: [...found.reasons],
    topics: found.topicIds.map(id =>
      titleOf(
        id,
        packs.map(pack => pack.topics),
      ),
    ),
    outcomes: found.outcomeIds.map(id => titleOf(id, outcomes)),
    deadlines: found.deadlines.map(one => ({ ...one, step: stepOf(one.outcomeId, one.stepId) })),
    differences: found.differences.map(one => ({ ...one })),
    changes: [...found.changes],
  };
}

/** A day that must be kept before everything else, then what is newest. */
const byWeight = (a: FoundVisit, b: FoundVisit): number => {
  const [dueA, dueB] = [a, b].map(({ deadlines }) => deadlines.map(({ dueOn }) => dueOn).sort()[0] ?? '9999');
  if (dueA !== dueB) return String(dueA) < String(dueB) ? -1 : 1;
  return a.visitDate < b.visitDate ? 1 : -1;
};

/** Which visits rest on guidance that an update has changed; computed here, nothing leaves. */
export function createImpact(
  parts: ImpactParts,
): Pick<StoreHandlers, 'guidance.impact' | 'guidance.stopImpact'> {
  const { records, book, packs, pause, today, emit } = parts;
  let turn = 0;

  const visitIds = (from: string): Promise<string[]> =>
    records.read(db => db.records('consultations').where('on').aboveOrEqual(from).primaryKeys());

  const judge = async (visit: Consultation, update: Seen, day: string): Promise<FoundVisit | null> => {
    const owner = await book.caseOf(visit.id);
    const found = impactOn(visit, update, { isCaseOpen: owner?.status === 'open', today: day });
    return found === null ? null : shownVisit(found, owner, update);
  };

  return {
    async 'guidance.impact'() {
      const mine = ++turn;
      const updates = packs.inUse().flatMap(updatesOf);
      if (updates.length === 0) return { updates: [] };
      const day = today();
      const ids = await visitIds(addDays(day, -daysBack));
      const visits = updates.map((): FoundVisit[] => []);
      for (let at = 0; at < ids.length; at += sliceRows) {
        emit({ type: 'progress', task: 'impact', done: at, of: ids.length });
        await pause();
        if (mine !== turn) return null;
        const slice = ids.slice(at, at + sliceRows);
        for (const visit of await records.read(db => findRecords(db, 'consultations', slice)))
          for (const [place, update] of updates.entries()) {
            const found = await judge(visit, update, day);
            if (found !== null) visits[place]?.push(found);
          }
      }
      emit({ type: 'progress', task: 'impact', done: ids.length, of: ids.length });
      return {
        updates: updates.map(({ fromVersion, newer, changes }, place) => ({
          packId: newer.manifest.id,
          fromVersion,
          toVersion: newer.manifest.version,
          changes: changes.map(inWords).map(change => ({ ...change, fields: [...change.fields] })),
          visits: (visits[place] ?? []).sort(byWeight),
        })),
      };
    },
    'guidance.stopImpact'() {
      turn += 1;
      return {};
    },
  };
}
