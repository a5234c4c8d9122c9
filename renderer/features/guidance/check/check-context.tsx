import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useGuidancePlace } from '../../../app/hooks/guidance-place.tsx';
import type { Evaluation } from '../../../app/hooks/guided-check.tsx';
import { useOpenLink } from '../../../app/hooks/use-open-link.tsx';
import type { TopicContext } from '../../../components/reading/topic-view.tsx';

const Context = createContext<TopicContext | null>(null);

interface ProviderProps {
  readonly evaluation: Pick<Evaluation, 'facts' | 'sources' | 'on'>;
  readonly children: ReactNode;
}

/** Facts, sources and days for every text of the check. */
export function CheckContextProvider({ evaluation, children }: ProviderProps) {
  const { today } = useGuidancePlace();
  const { openLink, linkNotice } = useOpenLink();
  const context = useMemo<TopicContext>(
    () => ({
      facts: new Map(evaluation.facts.map(fact => [fact.id, fact])),
      sources: new Map(evaluation.sources.map(source => [source.id, source])),
      today,
      on: evaluation.on,
      links: [],
      onOpenLink: openLink,
    }),
    [evaluation, today, openLink],
  );
  return (
    <Context value={context}>
      {linkNotice}
      {children}
    </Context>
  );
}

/** What every text of the check needs to be shown. */
export function useCheckContext(): TopicContext {
  const context = useContext(Context);
  if (context === null) throw new Error('no CheckContextProvider above this component');
  return context;
}
