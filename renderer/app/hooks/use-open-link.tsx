import { type ReactNode, useCallback, useState } from 'react';
import { Notice } from '../../components/notice.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useHost } from './services.tsx';

interface OpenLink {
  /** Opens a page outside the program. */
  readonly openLink: (url: string) => void;
  /** Why the last one was not opened, to be put where it is seen; null when all is well. */
  readonly linkNotice: ReactNode;
}

/** Opens pages through the host, which refuses what is not listed. */
export function useOpenLink(): OpenLink {
  const host = useHost();
  const errorText = useErrorText();
  const [error, setError] = useState<unknown>(undefined);
  const openLink = useCallback(
    (url: string) => {
      host.call('links.open', { url }).then(() => setError(undefined), setError);
    },
    [host],
  );
  const linkNotice =
    error === undefined ? null : (
      <Notice tone="danger" live="assertive" onDismiss={() => setError(undefined)}>
        {errorText(error)}
      </Notice>
    );
  return { openLink, linkNotice };
}
