import '../../../core/no-generated-code.ts';
import { emptyDraft } from '../../../core/consultation/rules.ts';
import type { Consultation } from '../../../core/consultation/schema.ts';
import { type Answer, answerOf } from '../../../core/errors.ts';
import { uuidV7, uuidV7RandomBytes } from '../../../core/ids.ts';
import { connectBrowserHost } from '../../../renderer/app/browser-bridge.ts';
import { startWorker } from '../../../renderer/app/start-worker.ts';
import { connectStore } from '../../../renderer/app/store-client.ts';
import type { StoreCallName, StoreEvent, StoreInput } from '../../../renderer/store/port.ts';
import { usableIndexedDb } from '../../../renderer/store/usable-indexed-db.ts';

/*
 * The smallest window there is: the program's own connection, worker and client, and no screen. A test calls the
 * store through it as the screens do, hundreds of times a minute.
 */

/** Put there by the test: hears of every record the program has called saved. */
type Acknowledge = (saved: { id: string; revision: number; visitDate: string }) => Promise<void>;

export interface Driver {
  call<N extends StoreCallName>(name: N, input: StoreInput<N>): Promise<Answer<unknown>>;
  /** Finishes one visit whose note is `note`. */
  finish(note: string): Promise<Answer<Consultation>>;
  /** Finishes and corrects visits until the page dies, telling the test of each that is saved. */
  saveOnAndOn(note: string): Promise<void>;
  /** Types a note letter by letter, as the Desk saves it. */
  typeDraft(note: string): Promise<Answer<unknown>>;
  readonly events: readonly StoreEvent[];
  /** Where the worker has its database. */
  databases(): Promise<IDBFactory>;
  endWorker(): void;
}

declare global {
  interface Window {
    driver: Driver;
    acknowledge?: Acknowledge;
  }
}

const noteBug = (error: unknown): void => reportError(error);

async function open(): Promise<Driver | null> {
  const bridge = await connectBrowserHost(window);
  if (bridge === null) return null;
  const { store, end } = connectStore(startWorker(window), bridge);
  const events: StoreEvent[] = [];
  store.onEvent(event => events.push(event));

  const newDraft = (note: string) => {
    const now = Date.now();
    const id = uuidV7(now, crypto.getRandomValues(new Uint8Array(uuidV7RandomBytes)));
    const draft = emptyDraft({ id, startedAt: new Date(now).toISOString() });
    return { ...draft, fields: { ...draft.fields, note } };
  };
  const finish = (note: string): Promise<Consultation> => store.call('consultation.finish', newDraft(note));
  const acknowledge = async ({ id, revision, visitDate }: Consultation): Promise<void> => {
    await window.acknowledge?.({ id, revision, visitDate });
  };
  const saveOnAndOn = async (note: string): Promise<never> => {
    for (let round = 0; ; round++) {
      const saved = await finish(`${note} ${round}`);
      await acknowledge(saved);
      if (round % 4 !== 3) continue;
      const { startedAt, channel, outreachPlaceType, language, interpreter, topics, mainTopic, ...rest } =
        saved;
      const {
        helpKinds,
        outcome,
        couldNotHelpReason,
        urgency,
        followUpOn,
        projectCode,
        referrals,
        shown,
        trace,
      } = rest;
      const talk = { startedAt, channel, outreachPlaceType, language, interpreter, topics, mainTopic };
      const result = {
        helpKinds,
        outcome,
        couldNotHelpReason,
        urgency,
        followUpOn,
        projectCode,
        referrals,
        shown,
        trace,
      };
      const fields = { ...talk, ...result, note: `${note} ${round} corrected` };
      await acknowledge(await store.call('consultation.correct', { id: saved.id, fields }));
    }
  };
  return {
    call: (name, input) => answerOf(() => store.call(name, input), noteBug),
    finish: note => answerOf(() => finish(note), noteBug),
    saveOnAndOn,
    typeDraft: note =>
      answerOf(async () => {
        const draft = newDraft('');
        const typed = Array.from(note, (_, at) => note.slice(0, at + 1));
        const saves = typed.map(part =>
          store.call('draft.save', { ...draft, fields: { ...draft.fields, note: part } }),
        );
        await Promise.all(saves);
      }, noteBug),
    events,
    databases: () => usableIndexedDb(window),
    endWorker: end,
  };
}

const driver = await open();
if (driver === null) document.title = 'sent away';
else {
  window.driver = driver;
  document.title = 'ready';
}
