import { useRef, useState } from 'react';
import type { CasePerson } from '../../../core/case/schema.ts';
import type { Consultation } from '../../../core/consultation/schema.ts';
import { useConsultation } from '../../app/hooks/consultation.tsx';
import { useStore } from '../../app/hooks/services.tsx';
import { useSession } from '../../app/hooks/session.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { Notice } from '../../components/notice.tsx';
import { caseNumber } from '../../components/reading/case-view.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './talk.module.css';

const nobody: CasePerson = { givenName: '', familyName: '', phone: '' };
const longestName = 120;
const longestPhone = 60;

interface OpenCaseDialogProps {
  readonly isOpen: boolean;
  /** The finished visit the case begins with; null finishes the running talk first. */
  readonly consultation: Consultation | null;
  readonly onClose: () => void;
}

/** Opens a case in one step: a name (it may be made up) and, if safe, a phone. */
export function OpenCaseDialog({ isOpen, consultation, onClose }: OpenCaseDialogProps) {
  const { t } = useText('desk');
  const { t: common } = useText('common');
  const errorText = useErrorText();
  const announce = useAnnounce();
  const store = useStore();
  const { track } = useSession();
  const { finish, noteCase } = useConsultation();
  const [person, setPerson] = useState(nobody);
  const [attempt, setAttempt] = useState(0);
  const [error, setError] = useState<unknown>(undefined);
  const [isWorking, setWorking] = useState(false);
  /** The visit that was finished for this case, while the case itself could not be saved yet. */
  const finished = useRef<Consultation | null>(null);
  const isNameless = person.givenName.trim() === '' && person.familyName.trim() === '';
  const problems =
    attempt > 0 && isNameless ? [{ fieldId: 'case-given', message: t('case.name-missing') }] : [];

  /** The next person at the desk must not meet the name of this one. */
  const forget = (): void => {
    setPerson(nobody);
    setAttempt(0);
    setError(undefined);
    finished.current = null;
    onClose();
  };
  const openFor = async (visit: Consultation): Promise<void> => {
    finished.current = visit;
    try {
      const opened = await track(store.call('case.open', { consultationId: visit.id, person }));
      noteCase(opened.id);
      announce(t('case.opened', { number: caseNumber(opened.number) }));
      forget();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const open = async (): Promise<void> => {
    setAttempt(before => before + 1);
    if (isNameless || isWorking) return;
    setWorking(true);
    const visit = consultation ?? finished.current ?? (await finish());
    // Not recorded: the record itself says why, behind this window; the name stays for the next attempt.
    if (visit === null) onClose();
    else await openFor(visit);
    setWorking(false);
  };

  return (
    <Dialog
      isOpen={isOpen}
      onClose={forget}
      title={t('case.title')}
      closesOutside={false}
      actions={
        <>
          <Button onPress={forget}>{common('cancel')}</Button>
          <Button variant="primary" isDisabled={isWorking} onPress={() => void open()}>
            {consultation === null ? t('open-case') : t('case.open')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault();
          void open();
        }}
      >
        <ErrorSummary title={common('error-summary')} problems={problems} attempt={attempt} />
        {error === undefined ? null : <Notice tone="danger">{errorText(error)}</Notice>}
        <p>{t('case.text')}</p>
        <TextField
          id="case-given"
          autoFocus
          label={t('case.given')}
          maxLength={longestName}
          error={problems[0]?.message}
          value={person.givenName}
          onChange={givenName => setPerson({ ...person, givenName })}
        />
        <TextField
          label={t('case.family')}
          maxLength={longestName}
          value={person.familyName}
          onChange={familyName => setPerson({ ...person, familyName })}
        />
        <TextField
          label={t('case.phone')}
          maxLength={longestPhone}
          value={person.phone}
          onChange={phone => setPerson({ ...person, phone })}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
