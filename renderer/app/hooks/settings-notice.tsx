import { Notice } from '../../components/notice.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSettings } from './settings.tsx';

/** Says that a language chosen in a bar holds until the end only, because it could not be written. */
export function SettingsNotice({ className }: { readonly className?: string | undefined }) {
  const { t } = useText('settings');
  const { notSaved } = useSettings();
  const errorText = useErrorText();
  if (notSaved === undefined) return null;
  return (
    <div className={className} data-chrome>
      <Notice tone="danger" live="assertive" title={t('not-saved')}>
        {errorText(notSaved)}
      </Notice>
    </div>
  );
}
