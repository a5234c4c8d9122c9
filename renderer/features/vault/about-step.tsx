import { type FormEvent, useState } from 'react';
import { AppError } from '../../../core/errors.ts';
import { useStore } from '../../app/hooks/services.tsx';
import { Button } from '../../components/button.tsx';
import { ErrorSummary, type FieldProblem } from '../../components/error-summary.tsx';
import { Notice } from '../../components/notice.tsx';
import { Spinner } from '../../components/progress.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { newPassphraseError } from './new-passphrase-error.ts';
import { PassphraseField } from './passphrase-field.tsx';
import { StepHead } from './step-head.tsx';
import { StrengthHint } from './strength-hint.tsx';
import styles from './vault.module.css';

interface AboutStepProps {
  readonly onMade: (made: { pointName: string; recoveryKey: string }) => void;
  readonly onProblem: (error: unknown) => void;
}

/** Point, code and passphrase. */
export function AboutStep({ onMade, onProblem }: AboutStepProps) {
  const { t } = useText('vault');
  const errorText = useErrorText();
  const store = useStore();
  const [pointName, setPointName] = useState('');
  const [consultantCode, setConsultantCode] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [attempt, setAttempt] = useState(0);
  const [isWorking, setWorking] = useState(false);
  /** Records of a vault that is gone lie on this disk: the person decides. */
  const [hasOldRecords, setOldRecords] = useState(false);

  const wrong = newPassphraseError(passphrase);
  const problems: FieldProblem[] = [
    ...(pointName.trim() === '' ? [{ fieldId: 'point-name', message: t('problem.point') }] : []),
    ...(consultantCode.trim() === ''
      ? [{ fieldId: 'consultant-code', message: t('problem.consultant') }]
      : []),
    ...(wrong === null ? [] : [{ fieldId: 'passphrase', message: errorText(wrong) }]),
  ];
  const errorOf = (fieldId: string): string | undefined =>
    attempt === 0 ? undefined : problems.find(problem => problem.fieldId === fieldId)?.message;

  const create = async (setAsideOldRecords: boolean): Promise<void> => {
    setWorking(true);
    try {
      const { recoveryKey } = await store.call('vault.create', {
        passphrase,
        pointName,
        consultantCode,
        ...(setAsideOldRecords ? { setAsideOldRecords } : {}),
      });
      onMade({ pointName, recoveryKey });
    } catch (error) {
      setWorking(false);
      if (error instanceof AppError && error.code === 'vault-missing') setOldRecords(true);
      else onProblem(error);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (problems.length === 0 && !isWorking) void create(false);
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <StepHead step={1} title={t('first.title')} lead={t('first.lead')} />
      <ErrorSummary
        title={t('common:error-summary')}
        problems={attempt === 0 ? [] : problems}
        attempt={attempt}
      />
      <div className={styles.pair}>
        <TextField
          id="point-name"
          label={t('point.label')}
          hint={t('point.hint')}
          value={pointName}
          onChange={setPointName}
          error={errorOf('point-name')}
          maxLength={120}
          autoFocus
        />
        <TextField
          id="consultant-code"
          label={t('consultant.label')}
          hint={t('consultant.hint')}
          value={consultantCode}
          onChange={setConsultantCode}
          error={errorOf('consultant-code')}
          maxLength={20}
        />
      </div>
      <PassphraseField
        id="passphrase"
        label={t('passphrase.label')}
        hint={t('passphrase.hint')}
        value={passphrase}
        onChange={setPassphrase}
        error={errorOf('passphrase')}
      />
      <StrengthHint passphrase={passphrase} />
      {hasOldRecords ? (
        <Notice
          tone="warning"
          live="assertive"
          title={t('old.title')}
          actions={<Button onPress={() => void create(true)}>{t('old.action')}</Button>}
        >
          {t('old.text')}
        </Notice>
      ) : null}
      <Button variant="primary" type="submit" wide isDisabled={isWorking}>
        {t('create')}
      </Button>
      {isWorking ? <Spinner label={t('creating')} /> : null}
    </form>
  );
}
