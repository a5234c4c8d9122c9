import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { emptyDraft } from '../../../core/consultation/rules.ts';
import type { Consultation, Draft } from '../../../core/consultation/schema.ts';
import { uuidV7 } from '../../../core/ids.ts';
import { useServices } from './services.tsx';
import { useBeforeEnd, useSession } from './session.tsx';

interface CurrentConsultation {
  /** The talk being recorded; null while nothing is. */
  readonly draft: Draft | null;
  /** False until the draft of the last session has been looked for. */
  readonly isLoaded: boolean;
  /** The draft came back from disk: the person is told once. */
  readonly wasRestored: boolean;
  /** The visit finished last in this session. */
  readonly last: Consultation | null;
  readonly isFinishing: boolean;
  /** What the last save of the draft or of the visit threw, or undefined. */
  readonly error: unknown;
  /** Applies a rule to the draft, starting one where there is none, and saves it. */
  change(rule: Rule): void;
  /** Finishes the talk; null when there is none or it could not be saved (`error` says why, the draft is kept). Twice at once is once. */
  finish(): Promise<Consultation | null>;
  discard(): void;
  /** The last visit has been put into a case. */
  noteCase(caseId: string): void;
}

const ConsultationContext = createContext<CurrentConsultation | null>(null);

const newId = (atMs: number): string => uuidV7(atMs, crypto.getRandomValues(new Uint8Array(10)));

/** What one visit hands to the next: the desk does not move between two clients. */
const presetOf = (last: Consultation | null): Parameters<typeof emptyDraft>[0]['preset'] =>
  last === null
    ? {}
    : {
        channel: last.channel,
        outreachPlaceType: last.outreachPlaceType,
        language: last.language,
        projectCode: last.projectCode,
      };

type Rule = (draft: Draft) => Draft;

interface Current {
  draft: Draft | null;
  last: Consultation | null;
  /** Resolves when the draft of the last session has been looked for. */
  loading: Promise<unknown>;
  saving: Promise<unknown>;
  finishing: Promise<Consultation | null> | null;
  /** What was done before the draft of the last session had been looked for; null from then on. */
  early: Rule[] | null;
}

/** The draft that came back, with what has been done meanwhile; of two notes none is lost. */
function goOnWith(found: Draft, early: readonly Rule[]): Draft {
  const after = early.reduce((draft, rule) => rule(draft), found);
  const { note } = found.fields;
  if (note === '' || after.fields.note === note) return after;
  return { ...after, fields: { ...after.fields, note: `${note}\n${after.fields.note}` } };
}

/** The talk of this moment: lives above the screens, so that looking something up elsewhere does not lose it. */
export function ConsultationProvider({ children }: { readonly children: ReactNode }) {
  const { store, now } = useServices();
  const { track } = useSession();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [isLoaded, setLoaded] = useState(false);
  const [wasRestored, setRestored] = useState(false);
  const [last, setLast] = useState<Consultation | null>(null);
  const [isFinishing, setFinishing] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const current = useRef<Current>({
    draft: null,
    last: null,
    loading: Promise.resolve(),
    saving: Promise.resolve(),
    finishing: null,
    early: [],
  });

  const hold = useCallback((next: Draft | null) => {
    current.current.draft = next;
    setDraft(next);
  }, []);

  const save = useCallback(
    (work: Promise<unknown>, saved: Draft | null) => {
      current.current.saving = track(work).then(
        () => setError(undefined),
        (thrown: unknown) => {
          // The draft of a visit that is recorded by now is needed no more.
          if (saved === null || current.current.draft?.id === saved.id) setError(thrown);
        },
      );
    },
    [track],
  );

  /** The draft of the last session, or none: from now on every change goes to disk. */
  const begin = useCallback(
    (found: Draft | null) => {
      const early = current.current.early ?? [];
      current.current.early = null;
      if (found !== null) hold(goOnWith(found, early));
      setRestored(found !== null);
      setLoaded(true);
      const { draft } = current.current;
      if (draft !== null && early.length > 0) save(store.call('draft.save', draft), draft);
    },
    [store, hold, save],
  );

  useEffect(() => {
    let isHere = true;
    current.current.loading = store.call('draft.load', {}).then(
      found => {
        if (isHere) begin(found);
      },
      (thrown: unknown) => {
        if (!isHere) return;
        setError(thrown);
        begin(null);
      },
    );
    return () => {
      isHere = false;
    };
  }, [store, begin]);

  const change = useCallback(
    (rule: Rule) => {
      const before =
        current.current.draft ??
        emptyDraft({
          id: newId(now()),
          startedAt: new Date(now()).toISOString(),
          preset: presetOf(current.current.last) ?? {},
        });
      const after = rule(before);
      if (after === current.current.draft) return;
      hold(after);
      setRestored(false);
      if (current.current.early === null) save(store.call('draft.save', after), after);
      else current.current.early.push(rule);
    },
    [store, now, hold, save],
  );

  /**
   * Records the draft; what is typed while that goes on is recorded after it, as a correction of the same visit. It is
   * asked for at once: the worker keeps a draft that is still on its way to disk from coming back.
   */
  const record = useCallback(async (): Promise<Consultation | null> => {
    if (current.current.early !== null) await current.current.loading;
    let visit: Consultation | null = null;
    let recorded: Draft | null = null;
    for (let { draft } = current.current; draft !== null && draft !== recorded; ) {
      recorded = draft;
      visit = await track(store.call('consultation.finish', draft));
      // Another id: the talk was given up meanwhile, or the next one has begun.
      if (current.current.draft?.id === draft.id) draft = current.current.draft;
    }
    if (visit === null) return null;
    current.current.last = visit;
    if (current.current.draft === recorded) hold(null);
    setLast(visit);
    setRestored(false);
    setError(undefined);
    return visit;
  }, [store, track, hold]);

  const finish = useCallback((): Promise<Consultation | null> => {
    if (current.current.draft === null) return Promise.resolve(null);
    // Pressed twice is pressed once.
    current.current.finishing ??= record()
      .catch((thrown: unknown) => {
        setError(thrown);
        return null;
      })
      .finally(() => {
        current.current.finishing = null;
        setFinishing(false);
      });
    setFinishing(true);
    return current.current.finishing;
  }, [record]);

  const discard = useCallback(() => {
    hold(null);
    setRestored(false);
    // Only what this session has begun: the draft of the last one comes back.
    if (current.current.early === null) save(store.call('draft.discard', {}), null);
    else current.current.early = [];
  }, [store, hold, save]);

  const noteCase = useCallback((caseId: string) => {
    setLast(visit => (visit === null ? null : { ...visit, caseId, contactKind: 'participant' }));
  }, []);

  useBeforeEnd(() => {
    const { saving, finishing } = current.current;
    return Promise.all([saving, finishing]).then(() => store.call('store.settle', {}));
  });

  const value = useMemo(
    () => ({ draft, isLoaded, wasRestored, last, isFinishing, error, change, finish, discard, noteCase }),
    [draft, isLoaded, wasRestored, last, isFinishing, error, change, finish, discard, noteCase],
  );
  return <ConsultationContext value={value}>{children}</ConsultationContext>;
}

/** The talk of this moment. */
export function useConsultation(): CurrentConsultation {
  const value = useContext(ConsultationContext);
  if (value === null) throw new Error('no ConsultationProvider above this component');
  return value;
}
