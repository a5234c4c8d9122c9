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
  setSearchText(text: string): void;
}

const NavigationContext = createContext<Navigation | null>(null);
// Apart from the navigation: a letter typed must redraw the list of results and nothing else.
const SearchTextContext = createContext('');

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
  const navigation = useMemo(() => ({ ...place, go, setSearchText }), [place, go]);
  return (
    <NavigationContext value={navigation}>
      <SearchTextContext value={searchText}>{children}</SearchTextContext>
    </NavigationContext>
  );
}

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === null) throw new Error('no NavigationProvider above this component');
  return navigation;
}

/** What stands in the search field, kept when the screen changes. Only what draws the field or its results should ask. */
export const useSearchText = (): string => useContext(SearchTextContext);
