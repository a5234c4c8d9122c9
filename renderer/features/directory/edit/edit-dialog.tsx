import { useState } from 'react';
import { useStore } from '../../../app/hooks/services.tsx';
import { useSession } from '../../../app/hooks/session.tsx';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { useAnnounce } from '../../../components/live-region.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Select } from '../../../components/select.tsx';
import { Switch } from '../../../components/switch.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { OpenedContact } from '../../../store/port.ts';
import {
  type ContactForm,
  changedFields,
  emptyForm,
  type FormProblem,
  formOf,
  problemsOf,
} from './contact-form.ts';
import styles from './edit.module.css';
import { FormFields } from './form-fields.tsx';

interface EditDialogProps {
  /** Null: a new contact. */
  readonly opened: OpenedContact | null;
  readonly onClose: () => void;
  /** Told before it closes, with the id of the contact. */
  readonly onSaved?: (contactId: string) => void;
}

type Confidence = OpenedContact['contact']['profile']['confidence'];

/** Where a problem of the form is. */
const fieldIdOf = (problem: FormProblem): string =>
  problem.field === 'phone' || problem.field === 'hours'
    ? `edit-${problem.field}-${String(problem.at)}`
    : `edit-${problem.field}`;

/** Adds a contact or changes one; who said it is asked once for everything that was changed. */
export function EditDialog({ opened, onClose, onSaved }: EditDialogProps) {
  const { t } = useText('directory');
  const { t: common } = useText('common');
  const store = useStore();
  const { track } = useSession();
  const announce = useAnnounce();
  const errorText = useErrorText();
  const [first] = useState(() => (opened === null ? emptyForm : formOf(opened)));
  const [form, setForm] = useState(first);
  const [source, setSource] = useState('');
  const [isVerified, setVerified] = useState(true);
  const [confidence, setConfidence] = useState<Confidence>('medium');
  const [attempt, setAttempt] = useState(0);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [error, setError] = useState<unknown>(undefined);
  const before = opened?.contact ?? null;

  const save = async (): Promise<void> => {
    const sets = changedFields(form, before);
    const isClosingChanged =
      form.closedFrom !== first.closedFrom ||
      form.closedTo !== first.closedTo ||
      form.closedWhy !== first.closedWhy;
    const found = problemsOf(form, source);
    const all: FormProblem[] =
      found.length === 0 && sets.length === 0 && !isClosingChanged ? [{ field: 'nothing' }] : found;
    setProblems(all);
    setAttempt(attempt + 1);
    if (all.length > 0) return;
    const edits = sets.map(set => ({ set, source: source.trim(), isVerified, confidence }));
    const put = async (): Promise<string> => {
      const contactId =
        opened === null ? (await store.call('directory.add', { edits })).contactId : opened.contact.id;
      if (opened !== null && edits.length > 0) await store.call('directory.edit', { contactId, edits });
      if (isClosingChanged) await store.call('directory.close', { contactId, closed: closedOf(form) });
      return contactId;
    };
    try {
      const contactId = await track(put());
      announce(t('edit.saved', { name: form.namePl }));
      onSaved?.(contactId);
      onClose();
    } catch (thrown) {
      setError(thrown);
    }
  };

  const wordsOf = (problem: FormProblem): string =>
    problem.field === 'hours' ? t('problem.hours', { line: problem.at + 1 }) : t(`problem.${problem.field}`);
  return (
    <Dialog
      isOpen
      size="wide"
      title={opened === null ? t('add.title') : t('edit.title', { name: first.namePl })}
      onClose={onClose}
      closesOutside={false}
      actions={
        <>
          <Button onPress={onClose}>{common('cancel')}</Button>
          <Button variant="primary" onPress={() => void save()}>
            {common('save')}
          </Button>
        </>
      }
    >
      <ErrorSummary
        title={common('error-summary')}
        problems={problems.map(problem => ({ fieldId: fieldIdOf(problem), message: wordsOf(problem) }))}
        attempt={attempt}
      />
      {error === undefined ? null : (
        <Notice tone="danger" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      <FormFields
        form={form}
        onChange={part => setForm(last => ({ ...last, ...part }))}
        problemAt={id => {
          const problem = problems.find(one => fieldIdOf(one) === id);
          return problem === undefined ? undefined : wordsOf(problem);
        }}
      />
      <fieldset className={styles.group}>
        <legend>{t('form.trust')}</legend>
        <TextField
          id="edit-source"
          label={t('form.source')}
          hint={t('form.source.hint')}
          value={source}
          onChange={setSource}
          error={problems.some(({ field }) => field === 'source') ? t('problem.source') : undefined}
        />
        <Select<Confidence>
          label={t('form.confidence')}
          value={confidence}
          options={(['high', 'medium', 'low'] as const).map(value => ({
            value,
            label: t(`confidence.${value}`),
          }))}
          onChange={setConfidence}
        />
        <Switch isSelected={isVerified} onChange={setVerified}>
          {t('form.verified')}
        </Switch>
      </fieldset>
    </Dialog>
  );
}

const closedOf = ({ closedFrom, closedTo, closedWhy }: ContactForm) =>
  closedFrom === null ? null : { from: closedFrom, to: closedTo, reason: closedWhy.trim() };
