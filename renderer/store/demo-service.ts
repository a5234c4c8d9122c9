import type { Clock } from '../../core/clock.ts';
import { addDays } from '../../core/dates.ts';
import { demoPassphrase } from '../../core/demo/demo-passphrase.ts';
import { makeDemo } from '../../core/demo/make-demo.ts';
import { AppError } from '../../core/errors.ts';
import type { Change } from './commit.ts';
import type { Host } from './host.ts';
import type { Packs } from './packs-service.ts';
import type { StoreEvent, StoreHandlers } from './port.ts';
import { caseChange, consultationChange } from './record-values.ts';
import type { Records } from './records.ts';
import type { Session } from './session.ts';

export interface DemoParts {
  readonly host: Host;
  readonly session: Session;
  readonly records: Records;
  readonly packs: Packs;
  readonly clock: Clock;
  readonly vault: Pick<StoreHandlers, 'vault.create' | 'vault.confirm'>;
  readonly emit: (event: StoreEvent) => void;
  /** Resolves when the packs are read: the demo shows their topics and contacts. */
  readonly packsLoaded: () => Promise<void>;
}

const seed = 20_261_121;
const demoVisits = 320;
const demoCases = 46;
const demoDays = 60;
const batchChanges = 40;

/** Plainly fictional records for looking around; only where the host was started with --demo. */
export function createDemo(parts: DemoParts): Pick<StoreHandlers, 'demo.create'> {
  const { host, session, records, packs, clock, vault, emit } = parts;

  const changesOfDemo = (): Change[] => {
    const today = clock.dayOf(clock.now());
    const { point } = session.require();
    const demo = makeDemo({
      seed,
      consultations: demoVisits,
      cases: demoCases,
      fromDay: addDays(today, -demoDays),
      toDay: today,
      pointId: point.pointId,
      consultantCodes: [point.consultantCode, 'K-02', 'K-07'],
      topics: packs.guidance().flatMap(pack => pack.topics),
      contacts: packs
        .contacts()
        .flatMap(pack => pack.contacts.map(({ id, profile }) => ({ id, category: profile.category }))),
      ...packs.versions(),
    });
    // Saved for the first time, whatever the generator says about their past.
    return [
      ...demo.cases.map(one => caseChange({ ...one, revision: 1 }, clock.dayOf(one.openedAt))),
      ...demo.consultations.map(visit => consultationChange({ ...visit, revision: 1 })),
    ];
  };

  return {
    async 'demo.create'() {
      const { demo } = await host.call('host.describe', {});
      if (!demo) throw new AppError('port-refused-input', { call: 'demo.create' });
      await parts.packsLoaded();
      const { recoveryKey } = await vault['vault.create']({
        passphrase: demoPassphrase,
        pointName: 'Punkt pokazowy (dane fikcyjne)',
        consultantCode: 'K-04',
      });
      await vault['vault.confirm']({ typed: recoveryKey });
      const changes = changesOfDemo();
      for (let done = 0; done < changes.length; done += batchChanges) {
        await records.commit(changes.slice(done, done + batchChanges));
        emit({
          type: 'progress',
          task: 'demo',
          done: Math.min(done + batchChanges, changes.length),
          of: changes.length,
        });
      }
      return { passphrase: demoPassphrase };
    },
  };
}
