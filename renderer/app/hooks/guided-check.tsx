import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { Answer, Answers, Question } from '../../../core/guidance/check/schema.ts';
import { type UiLanguage, uiLanguageSchema } from '../../../core/languages.ts';
import type { StoreOutput } from '../../store/port.ts';
import { useConsultation } from './consultation.tsx';
import { useGuidancePlace, useOnVisitEnd } from './guidance-place.tsx';
import { useKeepTrace } from './use-keep-trace.ts';
import { useQuery } from './use-query.ts';

export type Evaluation = NonNullable<StoreOutput<'check.evaluate'>>;
/** An outcome that applies or may apply, with its steps. */
export type JudgedOutcome = Extract<Evaluation['outcomes'][number], { readonly state: 'applies' | 'may' }>;

interface GuidedCheck {
  /** Asks for the first evaluation; before that the worker is not troubled. */
  begin(): void;
  /** Null where the packs have no guided check, undefined until the first answer of the worker. */
  readonly evaluation: Evaluation | null | undefined;
  readonly error: unknown;
  /** The evaluation on screen is of earlier answers. */
  readonly isAsking: boolean;
  readonly answers: Answers;
  /** The question on the card: the one jumped to, else the most useful one; null where none is left. */
  readonly question: Question | null;
  answer(questionId: string, given: Answer): void;
  remove(questionId: string): void;
  /** Goes to any question; null to the most useful one. */
  jump(questionId: string | null): void;
  /** To the question answered before this one; false where there is none. */
  back(): boolean;
  startOver(): void;
  /** The answers stay with the visit; otherwise only what was shown does. */
  readonly isKept: boolean;
  keep(isKept: boolean): void;
  /** The outcome that is open, or null. */
  readonly outcome: JudgedOutcome | null;
  openOutcome(id: string | null): void;
  /** Language in which the client is shown and asked. */
  readonly clientLanguage: UiLanguage;
  setClientLanguage(language: UiLanguage): void;
}

const CheckContext = createContext<GuidedCheck | null>(null);

interface State {
  readonly answers: Answers;
  /** Ids of questions in the order they were answered. */
  readonly path: readonly string[];
  readonly jumpedTo: string | null;
  readonly outcomeId: string | null;
  /** An outcome has been opened since the first answer. */
  readonly isShown: boolean;
  readonly isKept: boolean;
}
const nothingKnown: State = {
  answers: {},
  path: [],
  jumpedTo: null,
  outcomeId: null,
  isShown: false,
  isKept: false,
};

const without = (answers: Answers, id: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([known]) => known !== id));

const withAnswer = (state: State, id: string, given: Answer): State => ({
  ...state,
  answers: { ...state.answers, [id]: given },
  path: [...state.path.filter(other => other !== id), id],
  jumpedTo: null,
});

/** The answered question before the one on the card. */
function before({ path }: State, current: string | null): string | null {
  const at = current === null ? -1 : path.indexOf(current);
  return (at === -1 ? path.at(-1) : path[at - 1]) ?? null;
}

/**
 * The guided check of the person at the desk. Everything it knows stands here, in the memory of the window: a lock ends
 * it with the page, the end of the visit throws it away.
 */
export function GuidedCheckProvider({ children }: { readonly children: ReactNode }) {
  const { on } = useGuidancePlace();
  const { draft, change } = useConsultation();
  const [isBegun, setBegun] = useState(false);
  const [state, setState] = useState<State>(nothingKnown);
  const [chosenLanguage, setClientLanguage] = useState<UiLanguage | null>(null);
  const { data, error, isAsking } = useQuery(
    'check.evaluate',
    isBegun ? { answers: state.answers, on } : null,
  );
  const startOver = useCallback(() => setState(nothingKnown), []);
  useOnVisitEnd(() => {
    startOver();
    setClientLanguage(null);
  });

  const begin = useCallback(() => setBegun(true), []);
  const answer = useCallback(
    (id: string, given: Answer) => {
      // What is known belongs to a visit: so it ends with it, and never reaches the next person.
      change(visit => visit);
      setState(last => withAnswer(last, id, given));
    },
    [change],
  );
  const remove = useCallback(
    (id: string) =>
      setState(last => ({
        ...last,
        answers: without(last.answers, id),
        path: last.path.filter(other => other !== id),
      })),
    [],
  );
  const jump = useCallback(
    (jumpedTo: string | null) => setState(last => ({ ...last, jumpedTo, outcomeId: null })),
    [],
  );
  const openOutcome = useCallback(
    (outcomeId: string | null) =>
      setState(last => ({ ...last, outcomeId, isShown: last.isShown || outcomeId !== null })),
    [],
  );
  const keep = useCallback((isKept: boolean) => setState(last => ({ ...last, isKept })), []);
  const { answers, isShown, isKept } = state;
  useKeepTrace({ evaluation: isAsking ? null : (data ?? null), answers, isShown, isKept });

  const known = data?.questions.find(({ id }) => id === state.jumpedTo);
  const question = known ?? data?.next ?? null;
  const questionId = question?.id ?? null;
  const back = useCallback(() => {
    const id = before(state, questionId);
    if (id !== null) jump(id);
    return id !== null;
  }, [state, questionId, jump]);
  const outcome = data?.outcomes.find(one => one.state !== 'no' && one.outcome.id === state.outcomeId);
  const spoken = uiLanguageSchema.safeParse(draft?.fields.language);
  const clientLanguage = chosenLanguage ?? (spoken.success ? spoken.data : 'en');

  const check = useMemo<GuidedCheck>(
    () => ({
      begin,
      evaluation: data,
      error,
      isAsking,
      answers,
      question,
      answer,
      remove,
      jump,
      back,
      startOver,
      isKept,
      keep,
      outcome: outcome === undefined || outcome.state === 'no' ? null : outcome,
      openOutcome,
      clientLanguage,
      setClientLanguage,
    }),
    [
      begin,
      data,
      error,
      isAsking,
      answers,
      isKept,
      keep,
      question,
      answer,
      remove,
      jump,
      back,
      startOver,
      outcome,
      openOutcome,
      clientLanguage,
    ],
  );
  return <CheckContext value={check}>{children}</CheckContext>;
}

export function useGuidedCheck(): GuidedCheck {
  const check = useContext(CheckContext);
  if (check === null) throw new Error('no GuidedCheckProvider above this component');
  return check;
}
