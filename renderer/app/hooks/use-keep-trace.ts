import { useEffect, useRef } from 'react';
import type { Answers } from '../../../core/guidance/check/schema.ts';
import { type ShownEvaluation, type Trace, traceOf } from '../../../core/guidance/check/trace.ts';
import { useConsultation } from './consultation.tsx';

interface Keeping {
  /** The evaluation of exactly these answers; null while it is not there. */
  readonly evaluation: ShownEvaluation | null;
  readonly answers: Answers;
  /** Something of it was opened, so it was told to the client. */
  readonly isShown: boolean;
  /** The answers stay with the visit too. */
  readonly isKept: boolean;
}

const isSame = (a: Trace | null, b: Trace | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Keeps in the running consultation what the check showed and with which pack, from the first outcome that is opened;
 * the answers only when the consultant wants them kept. Before that the visit knows nothing of the check. What was told
 * stays when the check starts over, and when a draft comes back after a restart.
 */
export function useKeepTrace({ evaluation, answers, isShown, isKept }: Keeping): void {
  const { draft, change } = useConsultation();
  const isRunning = draft !== null;
  const wasKept = useRef(false);
  useEffect(() => {
    if (!isRunning || evaluation === null) return;
    const isTakenBack = wasKept.current && !isKept && Object.keys(answers).length > 0;
    wasKept.current = isKept;
    if (!isShown && !isKept && !isTakenBack) return;
    const trace = isShown || isKept ? traceOf(evaluation, isKept ? answers : null) : null;
    change(visit =>
      isSame(visit.fields.trace, trace) ? visit : { ...visit, fields: { ...visit.fields, trace } },
    );
  }, [isRunning, evaluation, answers, isShown, isKept, change]);
}
