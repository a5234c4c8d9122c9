import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { VisuallyHidden } from 'react-aria-components';

const Announce = createContext<(text: string) => void>(() => undefined);

/** The one live region of the program; everything inside may speak through {@link useAnnounce}. */
export function LiveRegion({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const announce = useCallback((text: string) => setSaid(last => ({ text, turn: last.turn + 1 })), []);
  return (
    <Announce value={announce}>
      {children}
      <VisuallyHidden>
        {/* The trailing mark makes the same words, said twice, a change. */}
        <div role="status" aria-live="polite" aria-atomic="true">
          {said.text === '' ? '' : said.text + '\u00a0'.repeat(said.turn % 2)}
        </div>
      </VisuallyHidden>
    </Announce>
  );
}

/** Says a text to screen readers, politely: "12 results", "Saved". Stable between renders. */
export const useAnnounce = (): ((text: string) => void) => useContext(Announce);
