import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useConsultation } from './consultation.tsx';
import { useToday } from './use-today.ts';

export const guidanceViews = ['topics', 'check', 'calculators', 'changes'] as const;
export type GuidanceView = (typeof guidanceViews)[number];

interface GuidancePlace {
  /** The view of the Guidance screen that was open last. */
  readonly view: GuidanceView;
  readonly setView: (view: GuidanceView) => void;
  readonly today: string;
  /** Day as of which the whole guidance is read; today unless another was chosen. */
  readonly on: string;
  /** Local day on which the running consultation began; null while none runs. */
  readonly visitDay: string | null;
  /** Null: today again. */
  readonly setDay: (day: string | null) => void;
}

const PlaceContext = createContext<GuidancePlace | null>(null);

/** Runs `end` when the running consultation is finished or given up: what belonged to it must not reach the next person. */
export function useOnVisitEnd(end: () => void): void {
  const id = useConsultation().draft?.id ?? null;
  const before = useRef(id);
  const latest = useRef(end);
  latest.current = end;
  useEffect(() => {
    const last = before.current;
    before.current = id;
    if (last !== null && last !== id) latest.current();
  }, [id]);
}

/** Where one is in the guidance: lives above the screens and in memory only. The day goes back to today with the visit. */
export function GuidancePlaceProvider({ children }: { readonly children: ReactNode }) {
  const today = useToday();
  const format = useFormat();
  const { draft } = useConsultation();
  const [view, setView] = useState<GuidanceView>('topics');
  const [chosen, setDay] = useState<string | null>(null);
  const startedAt = draft?.fields.startedAt;
  const visitDay = startedAt === undefined ? null : format.localDay(startedAt);
  useOnVisitEnd(() => setDay(null));
  const place = useMemo(
    () => ({ view, setView, today, on: chosen ?? today, visitDay, setDay }),
    [view, today, chosen, visitDay],
  );
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

export function useGuidancePlace(): GuidancePlace {
  const place = useContext(PlaceContext);
  if (place === null) throw new Error('no GuidancePlaceProvider above this component');
  return place;
}
