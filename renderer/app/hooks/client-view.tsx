import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { SheetProps } from '../../components/handout/sheet.tsx';
import { useOnVisitEnd } from './guidance-place.tsx';

/** What the turned screen may show: one thing, and nothing of the program around it. */
export type ClientPage =
  /** The question on the card of the guided check. */
  | { readonly kind: 'question' }
  /** The steps of the outcome that is open in the guided check. */
  | { readonly kind: 'outcome' }
  /** The lead and the deadlines of a topic. */
  | { readonly kind: 'topic'; readonly id: string }
  /** The paper as it was put together for this client. */
  | { readonly kind: 'handout'; readonly sheet: SheetProps };

interface ClientView {
  /** What could be shown now; null where nothing is open. */
  readonly offered: ClientPage | null;
  readonly offer: (page: ClientPage) => () => void;
  /** What is to be shown in its place, once the consultant has agreed; null for what is offered. */
  readonly asked: ClientPage | null;
  readonly ask: (page: ClientPage | null) => void;
  /** What the client sees; null while the screen is the consultant's. */
  readonly shown: ClientPage | null;
  readonly show: (page: ClientPage | null) => void;
  /** The screen stands on its head for somebody on the other side of the desk. */
  readonly isTurned: boolean;
  readonly setTurned: (isTurned: boolean) => void;
}

const ViewContext = createContext<ClientView | null>(null);

/** What is shown to the client, and what could be. */
export function ClientViewProvider({ children }: { readonly children: ReactNode }) {
  const [offers, setOffers] = useState<readonly ClientPage[]>([]);
  const [shown, show] = useState<ClientPage | null>(null);
  const [isTurned, setTurned] = useState(false);
  const [asked, ask] = useState<ClientPage | null>(null);
  useOnVisitEnd(() => {
    show(null);
    ask(null);
  });
  const offer = useCallback((page: ClientPage) => {
    setOffers(last => [...last, page]);
    return () => setOffers(last => last.filter(other => other !== page));
  }, []);
  const view = useMemo(
    () => ({ offered: offers.at(-1) ?? null, offer, asked, ask, shown, show, isTurned, setTurned }),
    [offers, offer, asked, shown, isTurned],
  );
  return <ViewContext value={view}>{children}</ViewContext>;
}

export function useClientView(): ClientView {
  const view = useContext(ViewContext);
  if (view === null) throw new Error('no ClientViewProvider above this component');
  return view;
}

/** Offers what is open here to the client view, while it is open. `id` is of a topic. */
export function useOfferToClient(kind: 'question' | 'outcome' | 'topic' | null, id = ''): void {
  const { offer } = useClientView();
  useEffect(() => {
    if (kind === null) return undefined;
    return offer(kind === 'topic' ? { kind, id } : { kind });
  }, [offer, kind, id]);
}
