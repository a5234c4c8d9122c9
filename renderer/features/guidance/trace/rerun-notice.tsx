import { type Trace, traceOf } from '../../../../core/guidance/check/trace.ts';
import type { Evaluation } from '../../../app/hooks/guided-check.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useText } from '../../../i18n/use-text.ts';

type Told = Pick<Trace, 'outcomes' | 'steps'>;

const outcomesOf = ({ outcomes }: Told): string =>
  JSON.stringify(outcomes.map(({ id, state }) => `${id} ${state}`).toSorted());
const stepsOf = ({ steps }: Told): string =>
  JSON.stringify(steps.map(({ outcomeId, stepId, dueOn }) => `${outcomeId} ${stepId} ${dueOn}`).toSorted());

/** Whether the kept answers still give, as of the same day, what was told. */
const isAsTold = (trace: Trace, evaluation: Evaluation): boolean => {
  const now = traceOf(evaluation, trace.answers);
  return outcomesOf(now) === outcomesOf(trace) && stepsOf(now) === stepsOf(trace);
};

interface RerunNoticeProps {
  readonly trace: Trace;
  /** Worked out now from the kept answers; null where the packs have no check any more. */
  readonly evaluation: Evaluation | null;
}

/** What came of working the check out again. */
export function RerunNotice({ trace, evaluation }: RerunNoticeProps) {
  const { t } = useText('guidance');
  if (evaluation === null) return <Notice tone="warning">{t('trace.rerun.no-check')}</Notice>;
  const pack =
    evaluation.packHash === trace.packHash
      ? t('trace.pack.same')
      : t('trace.pack.other', { version: evaluation.packVersion });
  if (trace.answers === null) return <Notice title={t('trace.rerun.no-answers')}>{pack}</Notice>;
  return isAsTold(trace, evaluation) ? (
    <Notice tone="success" title={t('trace.rerun.same')}>
      {pack}
    </Notice>
  ) : (
    <Notice tone="warning" title={t('trace.rerun.differs')}>
      {pack}
    </Notice>
  );
}
