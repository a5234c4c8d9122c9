import { useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useCommand, useCommands } from '../../app/hooks/commands.tsx';
import { useConsultation } from '../../app/hooks/consultation.tsx';
import { type Target, useNavigation } from '../../app/hooks/navigation.tsx';
import { VisitHandout } from '../../app/hooks/visit-handout.tsx';
import { cx } from '../../components/cx.ts';
import { useText } from '../../i18n/use-text.ts';
import type { OpenedTopic } from '../../store/port.ts';
import styles from './desk.module.css';
import { FindColumn } from './find-column.tsx';
import { ReadColumn } from './read-column.tsx';
import { TalkBar } from './talk-bar.tsx';
import { TalkColumn } from './talk-column.tsx';

const columnIds = ['desk-find', 'desk-read', 'desk-talk'] as const;

/**
 * Moves the focus to the next or previous of the three columns, skipping those that are folded away. The search field,
 * though drawn in the top bar, is where the first column is used: it takes the focus for it.
 */
function moveColumn(step: 1 | -1): void {
  const search = document.getElementById('search');
  const shown = columnIds
    .map(id => document.getElementById(id))
    .filter(column => column !== null && column.getClientRects().length > 0);
  const at = shown.findIndex(column => column?.contains(document.activeElement) === true);
  const from = at === -1 ? 0 : at;
  const next = shown[(from + step + shown.length) % shown.length];
  (next?.id === 'desk-find' ? search : next)?.focus();
}

/** The home screen: find, read, talk. */
export function DeskScreen() {
  const { t } = useText('desk');
  const { target, setSearchText } = useNavigation();
  const { run } = useCommands();
  const { draft } = useConsultation();
  const [opened, setOpened] = useState<Target | null>(target);
  const [isTalkOpen, setTalkOpen] = useState(false);
  const [isHandingOut, setHandingOut] = useState(false);
  const topics = useRef(new Map<string, OpenedTopic['topic']>());
  const rememberTopic = useCallback((topic: OpenedTopic['topic']) => {
    topics.current.set(topic.id, topic);
  }, []);
  const openedTopics = (draft?.fields.shown ?? [])
    .map(item => (item.kind === 'topic' ? topics.current.get(item.id) : undefined))
    .filter(topic => topic !== undefined);

  const openTalk = (): void => {
    flushSync(() => setTalkOpen(true));
    document.getElementById('desk-talk')?.focus();
  };
  const foldTalk = (): void => {
    setTalkOpen(false);
    run('search');
  };
  /** The visit is over: nothing of it stays in sight, and the search field waits for the next person. */
  const startAnew = (): void => {
    setTalkOpen(false);
    setOpened(null);
    setSearchText('');
    run('search');
  };

  useCommand('next-column', () => moveColumn(1));
  useCommand('previous-column', () => moveColumn(-1));
  useCommand('consultation', () => (isTalkOpen ? foldTalk() : openTalk()));

  return (
    <div className={cx(styles.desk, opened !== null && styles.isReading, isTalkOpen && styles.isTalking)}>
      <h1 className={styles.hidden}>{t('title')}</h1>
      <FindColumn opened={opened} onOpen={setOpened} />
      <ReadColumn
        opened={opened}
        onOpen={setOpened}
        onTopic={rememberTopic}
        onHandOut={() => setHandingOut(true)}
      />
      <TalkColumn
        openedTopics={openedTopics}
        onOpen={setOpened}
        onHandOut={() => setHandingOut(true)}
        onEnd={startAnew}
        onUnfold={openTalk}
        onFold={isTalkOpen ? foldTalk : null}
      />
      <TalkBar onOpen={openTalk} />
      <VisitHandout isOpen={isHandingOut} onClose={() => setHandingOut(false)} />
    </div>
  );
}
