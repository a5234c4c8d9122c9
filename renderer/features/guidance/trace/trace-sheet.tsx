import type { Trace } from '../../../../core/guidance/check/trace.ts';
import { renderText } from '../../../../core/guidance/resolve.ts';
import type { Trust } from '../../../../core/trust.ts';
import type { Evaluation, JudgedOutcome } from '../../../app/hooks/guided-check.tsx';
import { FactText } from '../../../components/reading/fact-text.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAnswerWords } from '../check/answer-words.ts';
import { useCheckContext } from '../check/check-context.tsx';
import styles from './trace.module.css';

interface TraceSheetProps {
  readonly trace: Trace;
  readonly evaluation: Evaluation;
}

const findOutcome = ({ outcomes }: Evaluation, id: string): JudgedOutcome | undefined =>
  outcomes.find((one): one is JudgedOutcome => one.state !== 'no' && one.outcome.id === id);

/** Sources of what was told, and of nothing else, sorted. */
function sourceIdsOf(trace: Trace, evaluation: Evaluation): string[] {
  const trusts = trace.outcomes.flatMap(({ id }) => {
    const judged = findOutcome(evaluation, id);
    if (judged === undefined) return [];
    const told = trace.steps.filter(({ outcomeId }) => outcomeId === id).map(({ stepId }) => stepId);
    const steps = judged.steps.filter(({ step }) => told.includes(step.id));
    return [
      judged.outcome.trust,
      ...judged.because.flatMap(({ trust }) => trust ?? []),
      ...steps.map(({ step }) => step.trust),
    ];
  });
  return [...new Set(trusts.flatMap(({ sources }) => sources))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
}

/** Act and article where the pack names them, and the sources: "art. 13 · S2 · S20". */
const basisOf = ({ legalBasis, sources }: Trust): string =>
  [legalBasis ?? '', ...sources].filter(part => part !== '').join(' · ');

/** Answers, what was told, and the sources of it: on the screen and on paper. */
export function TraceSheet({ trace, evaluation }: TraceSheetProps) {
  const { t } = useText('guidance');
  const { sources } = useCheckContext();
  const ids = sourceIdsOf(trace, evaluation);
  return (
    <>
      <TraceAnswers trace={trace} evaluation={evaluation} />
      <section className={styles.part} aria-labelledby="trace-told">
        <h2 id="trace-told">{t('trace.told')}</h2>
        {trace.outcomes.map(told => (
          <ToldOutcome key={told.id} told={told} trace={trace} evaluation={evaluation} />
        ))}
      </section>
      <section className={styles.part} aria-labelledby="trace-sources">
        <h2 id="trace-sources">{t('trace.sources')}</h2>
        <ul className={styles.sources}>
          {ids
            .flatMap(id => sources.get(id) ?? [])
            .map(source => (
              <li key={source.id}>
                <b>{source.id}</b> {source.title}
                {source.address === null ? null : <span className={styles.address}>{source.address}</span>}
              </li>
            ))}
        </ul>
      </section>
      <p className={styles.limits}>{t('trace.limits')}</p>
    </>
  );
}

function TraceAnswers({ trace, evaluation }: TraceSheetProps) {
  const { t, language } = useText('guidance');
  const { facts } = useCheckContext();
  const words = useAnswerWords();
  const { answers } = trace;
  if (answers === null) return null;
  return (
    <section className={styles.part} aria-labelledby="trace-answers">
      <h2 id="trace-answers">{t('trace.answers')}</h2>
      <dl className={styles.facts}>
        {evaluation.answered.map(question => {
          const answer = answers[question.id];
          return answer === undefined ? null : (
            <div key={question.id} className={styles.row}>
              <dt>{renderText(question.label[language], facts, language)}</dt>
              <dd>{words(question, answer)}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

interface ToldOutcomeProps extends TraceSheetProps {
  readonly told: Trace['outcomes'][number];
}

/** The id stands where the pack in use does not know the outcome any more. */
function ToldOutcome({ told, trace, evaluation }: ToldOutcomeProps) {
  const { t, language } = useText('guidance');
  const { facts } = useCheckContext();
  const format = useFormat();
  const judged = findOutcome(evaluation, told.id);
  const steps = trace.steps.filter(({ outcomeId }) => outcomeId === told.id);
  const stepOf = (id: string) => judged?.steps.find(({ step }) => step.id === id)?.step;
  return (
    <article className={styles.told}>
      <h3 className={styles.toldTitle}>
        {judged === undefined ? told.id : renderText(judged.outcome.title[language], facts, language)}
        <span className={styles.state}>{t(`state.${told.state}`)}</span>
      </h3>
      {judged === undefined ? null : <p className={styles.basis}>{basisOf(judged.outcome.trust)}</p>}
      {judged === undefined || trace.answers === null ? null : (
        <ul className={styles.because}>
          {judged.because.map(reason => (
            <li key={`${reason.questionId} ${reason.text.pl}`}>
              <FactText text={reason.text} facts={facts} language={language} />
              {` (${t(`reason.${reason.holds}`)})`}
            </li>
          ))}
        </ul>
      )}
      <ol className={styles.steps}>
        {steps.map(({ stepId, dueOn }) => {
          const step = stepOf(stepId);
          return (
            <li key={stepId}>
              {step === undefined ? stepId : renderText(step.text[language], facts, language)}
              {dueOn === null ? null : <b> {t('step.due', { day: format.longDay(dueOn) })}</b>}
              {step === undefined ? null : (
                <span className={styles.basis}>{` (${basisOf(step.trust)})`}</span>
              )}
            </li>
          );
        })}
      </ol>
    </article>
  );
}
