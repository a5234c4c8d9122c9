import { useState } from 'react';
import { type ChosenSettings, useSettings } from '../../app/hooks/settings.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { useText } from '../../i18n/use-text.ts';

/** Changes a setting, says so aloud, and keeps what went wrong. */
export function useChange(): { error: unknown; change: (part: Partial<ChosenSettings>) => void } {
  const { change: write } = useSettings();
  const { t } = useText('settings');
  const announce = useAnnounce();
  const [error, setError] = useState<unknown>(undefined);
  const change = (part: Partial<ChosenSettings>): void => {
    write(part).then(() => {
      setError(undefined);
      announce(t('saved'));
    }, setError);
  };
  return { error, change };
}
