import type { Clock } from '../../core/clock.ts';
import type { Packs } from './packs-service.ts';
import type { StoreHandlers } from './port.ts';
import type { Records } from './records.ts';
import type { Session } from './session.ts';

export interface DeskStatusParts {
  readonly records: Records;
  readonly session: Session;
  readonly packs: Packs;
  readonly clock: Clock;
}

/** What the status bar always shows. */
export const createDeskStatus = ({
  records,
  session,
  packs,
  clock,
}: DeskStatusParts): Pick<StoreHandlers, 'desk.status'> => ({
  async 'desk.status'() {
    const { pointName, consultantCode } = session.require().point;
    const today = clock.dayOf(clock.now());
    const [visits, onlyHere] = await records.read(db =>
      Promise.all([db.records('consultations').where('on').equals(today).count(), db.outbox.count()]),
    );
    return { pointName, consultantCode, today: visits, onlyHere, ...packs.status() };
  },
});
