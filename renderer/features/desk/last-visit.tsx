import { useEffect, useRef, useState } from 'react';
import { useCommands } from '../../app/hooks/commands.tsx';
import { useConsultation } from '../../app/hooks/consultation.tsx';
import { useNavigation } from '../../app/hooks/navigation.tsx';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { OpenCaseDialog } from './open-case-dialog.tsx';
import styles from './talk.module.css';

/** Between two talks: that the last one is saved, and what may still be done with it. */
export function LastVisit() {
  const { t } = useText('desk');
  const { t: guidance } = useText('guidance');
  const { last } = useConsultation();
  const { go } = useNavigation();
  const format = useFormat();
  const { run } = useCommands();
  const [isCaseOpen, setCaseOpen] = useState(false);
  const caseId = last?.caseId ?? null;
  const before = useRef(caseId);
  useEffect(() => {
    // The button that opened the case is gone: the focus goes to where the next person starts.
    if (before.current === null && caseId !== null) run('search');
    before.current = caseId;
  }, [caseId, run]);
  if (last === null) return <p className={styles.hint}>{t('idle')}</p>;
  return (
    <>
      <Notice
        tone="success"
        title={t('finish.done', { time: format.time(last.finishedAt) })}
        actions={
          <>
            {last.caseId === null ? (
              <Button onPress={() => setCaseOpen(true)}>{t('last.open-case')}</Button>
            ) : null}
            <Button onPress={() => go('reports', { kind: 'consultation', id: last.id })}>
              {t('last.export')}
            </Button>
            {last.trace === null ? null : (
              <Button onPress={() => go('guidance', { kind: 'consultation', id: last.id })}>
                {guidance('trace.open')}
              </Button>
            )}
          </>
        }
      />
      <p className={styles.hint}>{t('idle')}</p>
      <OpenCaseDialog isOpen={isCaseOpen} consultation={last} onClose={() => setCaseOpen(false)} />
    </>
  );
}
