import { type FormEvent, useState } from 'react';
import { useStore } from '../../app/hooks/services.tsx';
import { useSession } from '../../app/hooks/session.tsx';
import { useQuery } from '../../app/hooks/use-query.ts';
import { Button } from '../../components/button.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import type { DeskStatus } from '../../store/port.ts';
import { Section } from './section.tsx';
import styles from './settings.module.css';

/** Name of the point and code of the consultant. */
export function PointSection() {
  const { t } = useText('settings');
  const { data } = useQuery('desk.status', {});
  return (
    <Section title={t('section.point')}>
      {data === undefined ? (
        <Skeleton lines={2} title={false} />
      ) : (
        <PointForm key={data.pointName} status={data} />
      )}
    </Section>
  );
}

function PointForm({ status }: { readonly status: DeskStatus }) {
  const { t } = useText('settings');
  const errorText = useErrorText();
  const announce = useAnnounce();
  const store = useStore();
  const { track } = useSession();
  const [pointName, setPointName] = useState(status.pointName);
  const [consultantCode, setConsultantCode] = useState(status.consultantCode);
  const [error, setError] = useState<unknown>(undefined);
  const [isTried, setTried] = useState(false);
  const isMissing = (value: string): boolean => isTried && value.trim() === '';
  const isChanged = pointName !== status.pointName || consultantCode !== status.consultantCode;

  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (pointName.trim() === '' || consultantCode.trim() === '') return;
    track(store.call('profile.save', { pointName, consultantCode })).then(() => {
      setError(undefined);
      announce(t('saved'));
    }, setError);
  };
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      <TextField
        label={t('point.name')}
        value={pointName}
        onChange={setPointName}
        maxLength={120}
        error={isMissing(pointName) ? t('point.name-missing') : undefined}
      />
      <TextField
        label={t('point.consultant')}
        value={consultantCode}
        onChange={setConsultantCode}
        maxLength={20}
        error={isMissing(consultantCode) ? t('point.consultant-missing') : undefined}
      />
      <Button type="submit" isDisabled={!isChanged}>
        {t('common:save')}
      </Button>
      {error === undefined ? null : (
        <Notice tone="danger" live="assertive">
          {errorText(error)}
        </Notice>
      )}
    </form>
  );
}
