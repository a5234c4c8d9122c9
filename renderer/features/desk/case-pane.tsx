import { FolderInput } from 'lucide-react';
import { useState } from 'react';
import { useConsultation } from '../../app/hooks/consultation.tsx';
import { useStore } from '../../app/hooks/services.tsx';
import { useSession } from '../../app/hooks/session.tsx';
import { useQuery } from '../../app/hooks/use-query.ts';
import { Button } from '../../components/button.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { Notice } from '../../components/notice.tsx';
import { CaseView, caseNumber } from '../../components/reading/case-view.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { Asked } from './asked.tsx';

/** A case being read; somebody who came back: the talk of this moment goes into it in one press. */
export function CasePane({ id }: { readonly id: string }) {
  const { t } = useText('cases');
  const record = useQuery('case.get', { id });
  const visits = useQuery('case.consultations', { id });
  const store = useStore();
  const { track } = useSession();
  const { draft, isFinishing, finish, noteCase } = useConsultation();
  const errorText = useErrorText();
  const announce = useAnnounce();
  const [error, setError] = useState<unknown>(undefined);
  const attach = async (): Promise<void> => {
    setError(undefined);
    const visit = await finish();
    if (visit === null) return;
    try {
      const attached = await track(store.call('case.attach', { caseId: id, consultationId: visit.id }));
      noteCase(id);
      announce(t('attached', { number: caseNumber(attached.number) }));
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Asked error={record.error}>
      {record.data === undefined ? null : (
        <>
          {error === undefined ? null : (
            <Notice tone="danger" live="assertive">
              {errorText(error)}
            </Notice>
          )}
          <CaseView
            record={record.data}
            visits={visits.data}
            actions={
              draft === null ? null : (
                <Button icon={FolderInput} isDisabled={isFinishing} onPress={() => void attach()}>
                  {t('attach')}
                </Button>
              )
            }
          />
        </>
      )}
    </Asked>
  );
}
