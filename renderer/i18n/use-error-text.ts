import { AppError } from '../../core/errors.ts';
import { useFormat } from './use-format.ts';
import { useText } from './use-text.ts';

/** Words for anything that was thrown: what happened, what is safe, what to do. Decided by code, never by message. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useText('errors');
  const format = useFormat();
  return error => {
    if (!(error instanceof AppError)) return t('bug');
    const { waitMs } = error.details;
    const wait = typeof waitMs === 'number' ? format.wait(waitMs) : '';
    return t(error.code, { ...error.details, wait });
  };
}
