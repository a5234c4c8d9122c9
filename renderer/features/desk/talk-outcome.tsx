import { outcomeSchema } from '../../../core/consultation/codes.ts';
import { problemsOf, withDefaults } from '../../../core/consultation/rules.ts';
import { useToday } from '../../app/hooks/use-today.ts';
import { OptionalChoiceChips } from '../../components/chip-group.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFields } from './use-fields.ts';

type Outcome = (typeof outcomeSchema.options)[number];

/** How the talk ended; what happened implies one, a press chooses another. */
export function TalkOutcome() {
  const { t } = useText('desk');
  const { t: codes } = useText('codes');
  const { fields, set } = useFields();
  const format = useFormat();
  const today = useToday();
  const shown = withDefaults(fields);
  const visitDay = fields.startedAt === '' ? today : format.localDay(fields.startedAt);
  const [problem] = problemsOf(shown, visitDay);
  const problemText =
    problem?.problem === 'missing' ? t('problem.follow-up-missing') : t('problem.follow-up-before');
  const wantsDay = shown.outcome === 'follow-up-planned' || fields.followUpOn !== null;
  return (
    <>
      <OptionalChoiceChips<Outcome>
        label={t('outcome')}
        value={fields.startedAt === '' ? null : shown.outcome}
        options={outcomeSchema.options.map(value => ({ value, label: codes(`outcome.${value}`) }))}
        onChange={outcome => set({ outcome })}
      />
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
        <TextField
          id="talk-follow-up"
          type="date"
          label={t('follow-up')}
          hint={t('follow-up.hint')}
          error={problem === undefined ? undefined : problemText}
          value={fields.followUpOn ?? ''}
          onChange={day => set({ followUpOn: day === '' ? null : day })}
        />
      ) : null}
    </>
  );
}
