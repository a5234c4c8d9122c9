import { FileX } from 'lucide-react';
import type { ReactNode } from 'react';
import { AppError } from '../../../core/errors.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';

/** The shape of what comes while it is asked, words when it cannot be had. */
export function Asked({ error, children }: { readonly error: unknown; readonly children: ReactNode }) {
  const { t } = useText('desk');
  const errorText = useErrorText();
  if (error instanceof AppError && error.code === 'record-not-found')
    return (
      <EmptyState icon={FileX} title={t('read.gone.title')}>
        {t('read.gone.text')}
      </EmptyState>
    );
  if (error !== undefined) return <Notice tone="danger">{errorText(error)}</Notice>;
  return children ?? <Skeleton lines={8} />;
}
