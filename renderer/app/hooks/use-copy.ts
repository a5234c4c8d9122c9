import { useState } from 'react';
import { useHost } from './services.tsx';

/** Copies through the host, which clears the clipboard after a minute. @returns the text copied last, or null. */
export function useCopy(): { copied: string | null; copy: (text: string) => Promise<void> } {
  const host = useHost();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async (text: string): Promise<void> => {
    await host.call('clipboard.write', { text });
    setCopied(text);
  };
  return { copied, copy };
}
