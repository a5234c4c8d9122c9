import { useQuery } from '../../../app/hooks/use-query.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EditDialog } from '../edit/edit-dialog.tsx';
import { useChecks } from '../use-checks.ts';
import type { QueueRow } from './queue-view.tsx';

interface QueueChangeProps {
  readonly row: QueueRow;
  /** The id of the check, or null where nothing was changed. */
  readonly onEnd: (checkId: string | null) => void;
}

/** Something is otherwise now: the form, and with it the check. */
export function QueueChange({ row, onEnd }: QueueChangeProps) {
  const { t } = useText('directory');
  const { data } = useQuery('directory.contact', { id: row.id });
  const checks = useChecks();
  if (data === undefined) return null;
  const noted = async (): Promise<void> => {
    const check = {
      contactId: row.id,
      result: 'changed',
      field: null,
      oldValue: null,
      newValue: null,
    } as const;
    onEnd(await checks.note({ ...check, note: '' }, t('check.changed.said', { name: row.title })));
  };
  return <EditDialog opened={data} onClose={() => onEnd(null)} onSaved={() => void noted()} />;
}
