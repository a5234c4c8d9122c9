import { type ComponentType, useEffect, useRef, useState } from 'react';
import { SkipLinks } from '../../components/skip-links.tsx';
import { useText } from '../../i18n/use-text.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { type ScreenId, useNavigation } from '../hooks/navigation.tsx';
import { SettingsNotice } from '../hooks/settings-notice.tsx';
import { TopSearchSlot } from '../hooks/top-search.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { StatusBar } from './status-bar.tsx';
import { StoreNotices } from './store-notices.tsx';
import { TopBar } from './top-bar.tsx';

/** The screens of the program, handed to the frame: it knows none of them. */
export type Screens = Readonly<Record<ScreenId, ComponentType>>;

/** The frame around every screen of the open program. */
export function Shell({ screens }: { readonly screens: Screens }) {
  const { t } = useText('common');
  const { screen } = useNavigation();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(screen);
  const Screen = screens[screen];

  // The focus follows to the new screen, unless the person is typing in the search field.
  useEffect(() => {
    if (shown.current !== screen && screen !== 'desk') main.current?.focus();
    shown.current = screen;
  }, [screen]);

  return (
    <div className={styles.shell}>
      <SkipLinks
        targets={[
          { id: 'main', label: t('skip.main') },
          { id: 'search', label: t('skip.search') },
          { id: 'screens', label: t('skip.nav') },
        ]}
      />
      <TopBar slotRef={setSlot} />
      <Rail />
      <TopSearchSlot value={slot}>
        <main ref={main} id="main" tabIndex={-1} className={styles.main}>
          <SettingsNotice className={styles.notices} />
          <StoreNotices className={styles.notices} />
          <ErrorBoundary resetKey={screen}>
            <Screen />
          </ErrorBoundary>
        </main>
      </TopSearchSlot>
      <StatusBar />
    </div>
  );
}
