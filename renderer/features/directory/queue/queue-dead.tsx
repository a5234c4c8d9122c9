import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Notice } from '../../../components/notice.tsx';
import { RadioGroup } from '../../../components/radio-group.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useChecks } from '../use-checks.ts';
import type { QueueRow } from './queue-view.tsx';

interface QueueDeadProps {
  readonly row: QueueRow;
  /** The id of the check, or null where nothing was noted. */
  readonly onEnd: (checkId: string | null) => void;
}

const whole = 'whole';

/** Nobody answers any more: one number of it, or the contact as a whole. */
export function QueueDead({ row, onEnd }: QueueDeadProps) {
  const { t } = useText('directory');
  const { t: common } = useText('common');
  const errorText = useErrorText();
  const checks = useChecks();
  const [what, setWhat] = useState(row.phones[0]?.number ?? whole);
  const save = async (): Promise<void> => {
    const isWhole = what === whole;
    const checkId = await checks.note(
      {
        contactId: row.id,
        result: 'dead',
        field: isWhole ? null : 'phones',
        oldValue: isWhole ? null : what,
        newValue: null,
        note: '',
      },
      t('correct.dead.said', { name: row.title }),
    );
    if (checkId !== null) onEnd(checkId);
  };
  return (
    <Dialog
      isOpen
      size="small"
      title={t('dead.title', { name: row.title })}
      onClose={() => onEnd(null)}
      actions={
        <>
          <Button onPress={() => onEnd(null)}>{common('cancel')}</Button>
          <Button variant="primary" autoFocus onPress={() => void save()}>
            {t('dead.save')}
          </Button>
        </>
      }
    >
      {checks.error === undefined ? null : <Notice tone="danger">{errorText(checks.error)}</Notice>}
      <RadioGroup
        label={t('dead.what')}
        options={[
          ...row.phones.map(({ number, label }) => ({
            value: number,
            label: number,
            ...(label === null ? {} : { detail: label }),
          })),
          { value: whole, label: t('dead.whole'), detail: t('dead.whole.detail') },
        ]}
        value={what}
        onChange={setWhat}
      />
    </Dialog>
  );
}
