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
  change(rule: (draft: Draft) => Draft): void;
  /** Finishes the talk; null when there is none or it could not be saved (`error` says why, the draft is kept). */
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
  const current = useRef<{ draft: Draft | null; last: Consultation | null; saving: Promise<unknown> }>({
    draft: null,
    last: null,
    saving: Promise.resolve(),
  });

  const hold = useCallback((next: Draft | null) => {
    current.current.draft = next;
    setDraft(next);
  }, []);

  useEffect(() => {
    let isHere = true;
    store.call('draft.load', {}).then(
      found => {
        if (!isHere) return;
        if (found !== null && current.current.draft === null) {
          hold(found);
          setRestored(true);
        }
        setLoaded(true);
      },
      (thrown: unknown) => {
        if (!isHere) return;
        setError(thrown);
        setLoaded(true);
      },
    );
    return () => {
      isHere = false;
    };
  }, [store, hold]);

  const save = useCallback(
    (work: Promise<unknown>) => {
      current.current.saving = track(work).then(
        () => setError(undefined),
        (thrown: unknown) => setError(thrown),
      );
    },
    [track],
  );

  const change = useCallback(
    (rule: (draft: Draft) => Draft) => {
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
      save(store.call('draft.save', after));
    },
    [store, now, hold, save],
  );

  const finish = useCallback(async () => {
    const finished = current.current.draft;
    if (finished === null) return null;
    setFinishing(true);
    try {
      await current.current.saving;
      const record = await track(store.call('consultation.finish', finished));
      current.current.last = record;
      setLast(record);
      hold(null);
      setError(undefined);
      return record;
    } catch (thrown) {
      setError(thrown);
      return null;
    } finally {
      setFinishing(false);
    }
  }, [store, track, hold]);

  const discard = useCallback(() => {
    hold(null);
    setRestored(false);
    save(current.current.saving.then(() => store.call('draft.discard', {})));
  }, [store, hold, save]);

  const noteCase = useCallback((caseId: string) => {
    setLast(visit => (visit === null ? null : { ...visit, caseId, contactKind: 'participant' }));
  }, []);

  useBeforeEnd(() => current.current.saving.then(() => store.call('store.settle', {})));

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
