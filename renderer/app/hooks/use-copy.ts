import { useState } from 'react';
import { useHost } from './services.tsx';

interface Copying {
  /** The text copied last, or null. */
  readonly copied: string | null;
  /** Why the last text is not on the clipboard, or undefined. */
  readonly error: unknown;
  copy(text: string): void;
}

/** Copies through the host, which clears the clipboard after a minute. */
export function useCopy(): Copying {
  const host = useHost();
  const [copied, setCopied] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(undefined);
  const copy = (text: string): void => {
    host.call('clipboard.write', { text }).then(
      () => {
        setCopied(text);
        setError(undefined);
      },
      (thrown: unknown) => {
        setCopied(null);
        setError(thrown);
      },
    );
  };
  return { copied, error, copy };
}
