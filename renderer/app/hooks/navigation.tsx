import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

export const screenIds = ['desk', 'guidance', 'directory', 'cases', 'reports', 'settings'] as const;
export type ScreenId = (typeof screenIds)[number];

/** A thing to be opened on arrival. */
export interface Target {
  readonly kind: 'topic' | 'contact' | 'case' | 'consultation';
  readonly id: string;
}

interface Navigation {
  readonly screen: ScreenId;
  readonly target: Target | null;
  go(screen: ScreenId, target?: Target): void;
  /** Text of the search field, kept when the screen changes. */
  readonly searchText: string;
  setSearchText(text: string): void;
}

const NavigationContext = createContext<Navigation | null>(null);

/** Which screen is shown. Held in memory only: an address or a title would leave traces (SECURITY.md A13). */
export function NavigationProvider({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<{ screen: ScreenId; target: Target | null }>({
    screen: 'desk',
    target: null,
  });
  const [searchText, setSearchText] = useState('');
  const go = useCallback(
    (screen: ScreenId, target?: Target) => setPlace({ screen, target: target ?? null }),
    [],
  );
  const navigation = useMemo(() => ({ ...place, go, searchText, setSearchText }), [place, go, searchText]);
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === null) throw new Error('no NavigationProvider above this component');
  return navigation;
}
