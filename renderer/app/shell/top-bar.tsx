import { type RefCallback, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useCommands } from '../hooks/commands.tsx';
import { chordOf } from '../hooks/keymap.ts';
import { useNavigation, useSearchText } from '../hooks/navigation.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './top-bar.module.css';

interface TopBarProps {
  /** Receives the place where the Desk draws its own search field. */
  readonly slotRef: RefCallback<HTMLElement>;
}

/** Always in sight: search, urgent help, language, lock. */
export function TopBar({ slotRef }: TopBarProps) {
  const { t } = useText('common');
  const { screen } = useNavigation();
  const { run } = useCommands();
  return (
    <header className={styles.bar} data-chrome>
      <search className={styles.search} aria-label={t('top.search')}>
        {screen === 'desk' ? <div ref={slotRef} className={styles.slot} /> : <SearchElsewhere />}
      </search>
      <div className={styles.tools}>
        <Button variant="alarm" chord={chordOf('urgent-help')} onPress={() => run('urgent-help')}>
          {t('top.urgent')}
        </Button>
        <Button chord={chordOf('client-view')} onPress={() => run('client-view')}>
          {t('top.client-view')}
        </Button>
        <LanguageSwitch />
        <Button chord={chordOf('lock')} onPress={() => run('lock')}>
          {t('top.lock')}
        </Button>
      </div>
    </header>
  );
}

/** On every other screen the same field leads to the Desk, with what was typed. */
function SearchElsewhere() {
  const { t } = useText('common');
  const { go, setSearchText } = useNavigation();
  const text = useSearchText();
  const field = useRef<HTMLInputElement>(null);
  return (
    <SearchBox
      id="search"
      ref={field}
      label={t('top.search')}
      chord={chordOf('search')}
      value={text}
      onChange={typed => {
        setSearchText(typed);
        go('desk');
      }}
    />
  );
}
