import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { outcomeSchema } from '../../../core/consultation/codes.ts';
import { problemsOf, withDefaults } from '../../../core/consultation/rules.ts';
import { useToday } from '../../app/hooks/use-today.ts';
import { OptionalChoiceChips } from '../../components/chip-group.tsx';
import { DayField } from '../../components/day-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './talk.module.css';
import { useFields } from './use-fields.ts';

type Outcome = (typeof outcomeSchema.options)[number];

/** Outcomes of nearly every talk, the commonest first; the others are one step further. */
const commonOutcomes: readonly Outcome[] = ['information-given', 'referred', 'solved', 'follow-up-planned'];
const otherOutcomes = outcomeSchema.options.filter(value => !commonOutcomes.includes(value));

/** How the talk ended; what happened implies one, a press chooses another. */
export function TalkOutcome() {
  const { t } = useText('desk');
  const { t: codes } = useText('codes');
  const { fields, set } = useFields();
  const format = useFormat();
  const today = useToday();
  const [isWhole, setWhole] = useState(false);
  const shown = withDefaults(fields);
  const chosen = fields.startedAt === '' ? null : shown.outcome;
  const outcomes = [...commonOutcomes, ...otherOutcomes.filter(value => isWhole || value === chosen)];
  const visitDay = fields.startedAt === '' ? today : format.localDay(fields.startedAt);
  const [problem] = problemsOf(shown, visitDay);
  const problemText =
    problem?.problem === 'missing' ? t('problem.follow-up-missing') : t('problem.follow-up-before');
  const wantsDay = shown.outcome === 'follow-up-planned' || fields.followUpOn !== null;
  return (
    <>
      <div className={styles.field}>
        <div className={styles.labelRow}>
          <h3 className={styles.label}>{t('outcome')}</h3>
          <button
            type="button"
            className={styles.unfold}
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {t('outcome.more')}
            <ChevronDown size={14} aria-hidden="true" className={isWhole ? styles.turned : ''} />
          </button>
        </div>
        <OptionalChoiceChips<Outcome>
          label={t('outcome')}
          hideLabel
          value={chosen}
          options={outcomes.map(value => ({ value, label: codes(`outcome.${value}`) }))}
          onChange={outcome => set({ outcome })}
        />
      </div>
      {shown.outcome === 'could-not-help' ? (
        <TextField
          label={t('outcome.reason')}
          hint={t('outcome.reason.hint')}
          maxLength={500}
          value={fields.couldNotHelpReason ?? ''}
          onChange={reason => set({ couldNotHelpReason: reason })}
        />
      ) : null}
      {wantsDay ? (
        <DayField
          id="talk-follow-up"
          label={t('follow-up')}
          hint={t('follow-up.hint')}
          error={problem === undefined ? undefined : problemText}
          value={fields.followUpOn}
          onChange={followUpOn => set({ followUpOn })}
        />
      ) : null}
    </>
  );
}
