import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { helpKindSchema, urgencySchema } from '../../../core/consultation/codes.ts';
import { ChoiceChips, ToggleChips } from '../../components/chip-group.tsx';
import { DayField } from '../../components/day-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import styles from './talk.module.css';
import { TalkOtherChannel } from './talk-channel.tsx';
import { useFields } from './use-fields.ts';

type HelpKind = (typeof helpKindSchema.options)[number];
type Urgency = (typeof urgencySchema.options)[number];

/** The rest of the record, folded away: seldom changed, always there. */
export function TalkDetails() {
  const { t } = useText('desk');
  const { t: codes } = useText('codes');
  const { fields, set } = useFields();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.details}>
      <button
        type="button"
        className={styles.unfold}
        aria-expanded={isOpen}
        aria-controls="talk-details"
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronDown size={16} aria-hidden="true" className={isOpen ? styles.turned : ''} />
        {isOpen ? t('less') : t('more')}
      </button>
      <div id="talk-details" hidden={!isOpen} className={styles.detailFields}>
        <ToggleChips<HelpKind>
          label={t('help-kinds')}
          values={fields.helpKinds}
          options={helpKindSchema.options.map(value => ({ value, label: codes(`helpKind.${value}`) }))}
          onChange={helpKinds => set({ helpKinds: [...helpKinds] })}
        />
        <ChoiceChips<Urgency>
          label={t('urgency')}
          value={fields.urgency}
          options={urgencySchema.options.map(value => ({ value, label: codes(`urgency.${value}`) }))}
          onChange={urgency => set({ urgency })}
        />
        <TalkOtherChannel />
        <DayField
          label={t('follow-up')}
          hint={t('follow-up.hint')}
          value={fields.followUpOn}
          onChange={followUpOn => set({ followUpOn })}
        />
        <TextField
          label={t('project')}
          maxLength={60}
          value={fields.projectCode ?? ''}
          onChange={code => set({ projectCode: code === '' ? null : code })}
        />
      </div>
    </div>
  );
}
