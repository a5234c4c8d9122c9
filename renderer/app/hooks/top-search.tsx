import { createContext, type ReactNode, useContext } from 'react';
import { createPortal } from 'react-dom';

/** The place in the top bar where the screen puts its search field; null until the bar is drawn. */
export const TopSearchSlot = createContext<HTMLElement | null>(null);

/** Draws its children in the top bar. */
export function InTopSearch({ children }: { readonly children: ReactNode }) {
  const slot = useContext(TopSearchSlot);
  return slot === null ? null : createPortal(children, slot);
}
