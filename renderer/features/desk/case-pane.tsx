import { FolderInput } from 'lucide-react';
import { useState } from 'react';
import type { Consultation } from '../../../core/consultation/schema.ts';
import { useCommands } from '../../app/hooks/commands.tsx';
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
  const { run } = useCommands();
  const [error, setError] = useState<unknown>(undefined);
  /** The talk that was finished for this case, while it could not be put into it yet. */
  const [finished, setFinished] = useState<Consultation | null>(null);
  const attach = async (): Promise<void> => {
    setError(undefined);
    const visit = finished ?? (await finish());
    if (visit === null) return;
    setFinished(visit);
    try {
      const attached = await track(store.call('case.attach', { caseId: id, consultationId: visit.id }));
      noteCase(id);
      setFinished(null);
      announce(t('attached', { number: caseNumber(attached.number) }));
      // The button is gone with the talk: the next person starts at the search field.
      run('search');
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
              draft === null && finished === null ? null : (
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
