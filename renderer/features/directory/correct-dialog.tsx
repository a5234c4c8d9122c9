import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { RadioGroup } from '../../components/radio-group.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useChecks } from './use-checks.ts';

interface CorrectDialogProps {
  readonly contactId: string;
  readonly name: string;
  /** The number that was found wrong. */
  readonly number: string;
  readonly onClose: () => void;
}

/** A number was found wrong: another stands in its place, or none. The old one is marked, not overwritten. */
export function CorrectDialog({ contactId, name, number, onClose }: CorrectDialogProps) {
  const { t } = useText('directory');
  const { t: common } = useText('common');
  const errorText = useErrorText();
  const checks = useChecks();
  const [what, setWhat] = useState<'changed' | 'dead'>('changed');
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string>();
  const save = async (): Promise<void> => {
    const newValue = what === 'changed' ? typed.trim() : null;
    if (newValue !== null && newValue.replace(/\D/g, '').length < 3) {
      setProblem(t('problem.phone'));
      return;
    }
    const checkId = await checks.note(
      { contactId, result: what, field: 'phones', oldValue: number, newValue, note },
      t(what === 'dead' ? 'correct.dead.said' : 'correct.changed.said', { name }),
    );
    if (checkId !== null) onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('correct.title', { number })}
      onClose={onClose}
      closesOutside={false}
      actions={
        <>
          <Button onPress={onClose}>{common('cancel')}</Button>
          <Button variant="primary" onPress={() => void save()}>
            {t('correct.save')}
          </Button>
        </>
      }
    >
      {checks.error === undefined ? null : (
        <Notice tone="danger" live="assertive">
          {errorText(checks.error)}
        </Notice>
      )}
      <RadioGroup<'changed' | 'dead'>
        label={t('correct.what')}
        options={[
          { value: 'changed', label: t('correct.changed') },
          { value: 'dead', label: t('correct.dead'), detail: t('correct.dead.detail') },
        ]}
        value={what}
        onChange={setWhat}
      />
      {what === 'dead' ? null : (
        <TextField
          id="correct-number"
          label={t('correct.new')}
          value={typed}
          onChange={setTyped}
          error={problem}
          autoFocus
          inputMode="tel"
        />
      )}
      <TextField
        label={t('correct.note')}
        hint={t('correct.note.hint')}
        value={note}
        onChange={setNote}
        rows={2}
      />
    </Dialog>
  );
}
