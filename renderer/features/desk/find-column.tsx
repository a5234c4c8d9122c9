import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useCommand } from '../../app/hooks/commands.tsx';
import { chordOf } from '../../app/hooks/keymap.ts';
import { type Target, useNavigation, useSearchText } from '../../app/hooks/navigation.tsx';
import { InTopSearch } from '../../app/hooks/top-search.tsx';
import { useQuery } from '../../app/hooks/use-query.ts';
import { useAnnounce } from '../../components/live-region.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { SearchResult, SearchRow } from '../../store/port.ts';
import styles from './desk.module.css';
import { optionId, ResultList } from './result-list.tsx';

/** Rows of one group: enough to fill the column, few enough to paint within a frame. */
const rowsPerGroup = 12;
const listId = 'desk-results';

interface FindColumnProps {
  readonly opened: Target | null;
  readonly onOpen: (target: Target) => void;
}

/** While nothing is typed, the guidance is there to be browsed. */
const browseResult = (rows: readonly SearchRow[] | undefined): SearchResult => ({
  groups: rows === undefined ? [] : [{ group: 'topic', total: rows.length, rows: [...rows] }],
  tookMs: 0,
  complete: true,
});

/** The search field (drawn in the top bar) and the list below it: one combobox. */
export function FindColumn({ opened, onOpen }: FindColumnProps) {
  const { t, language } = useText('desk');
  const announce = useAnnounce();
  const text = useSearchText();
  const { setSearchText } = useNavigation();
  const input = useRef<HTMLInputElement>(null);
  // The field is drawn in the top bar after this column: it takes the focus when it arrives.
  const attach = useCallback((field: HTMLInputElement | null) => {
    input.current = field;
    field?.focus();
  }, []);
  // The chosen row belongs to what is typed: another text starts at its first result again.
  const [chosen, setChosen] = useState({ text, row: 0 });
  const active = chosen.text === text ? chosen.row : 0;
  const isBlank = text.trim() === '';
  const query = useQuery('search.query', isBlank ? null : { text, language, limit: rowsPerGroup });
  const browse = useQuery('guidance.list', { language });
  const result = isBlank ? browseResult(browse.data) : query.data;
  const rows = useMemo(() => result?.groups.flatMap(group => group.rows) ?? [], [result]);

  useCommand('search', () => {
    input.current?.focus();
    input.current?.select();
  });

  const total = result?.groups.reduce((sum, group) => sum + group.total, 0);
  useEffect(() => {
    if (!isBlank && total !== undefined) announce(t('results.count', { count: total }));
  }, [announce, isBlank, t, total]);

  const open = (row: SearchRow | undefined): void => {
    if (row !== undefined) onOpen({ kind: row.group, id: row.id });
  };
  /** The text for which Enter was pressed before its answer had come; null as a rule. */
  const asked = useRef<string | null>(null);
  const isStale = !isBlank && query.isAsking;
  const openBest = (wanted: string | null): void => {
    // What stands in the list may answer an earlier text: opening it would put somebody else into the talk.
    asked.current = isStale ? wanted : null;
    if (!isStale && wanted === text) open(rows[active]);
  };
  const latest = useRef(openBest);
  latest.current = openBest;
  useEffect(() => {
    if (!isStale) latest.current(asked.current);
  }, [isStale]);
  const move = (step: number): void => {
    const next = Math.min(Math.max(active + step, 0), Math.max(rows.length - 1, 0));
    setChosen({ text, row: next });
    const row = rows[next];
    if (row !== undefined) document.getElementById(optionId(row))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => move(8),
      PageUp: () => move(-8),
      Enter: () => openBest(text),
      Escape: () => setSearchText(''),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  const activeRow = rows[active];
  // The best result of a new text stands at the top of the list, wherever the old list was scrolled to.
  const column = useRef<HTMLElement>(null);
  const shownText = useRef(text);
  useEffect(() => {
    if (shownText.current === text) return;
    shownText.current = text;
    column.current?.scrollTo({ top: 0 });
  }, [text]);

  return (
    <>
      <InTopSearch>
        <SearchBox
          id="search"
          ref={attach}
          label={t('search.label')}
          value={text}
          chord={chordOf('search')}
          onChange={setSearchText}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-expanded={rows.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(activeRow === undefined ? {} : { 'aria-activedescendant': optionId(activeRow) })}
        />
      </InTopSearch>
      <section ref={column} id="desk-find" className={styles.find} aria-label={t('find')} tabIndex={-1}>
        <ResultList
          id={listId}
          result={result}
          error={query.error}
          text={text}
          activeRow={activeRow}
          opened={opened}
          onOpen={open}
        />
      </section>
    </>
  );
}
