import { useCallback, useRef, useState } from 'react';
import { useCommand } from '../../app/hooks/commands.tsx';
import { useConsultation } from '../../app/hooks/consultation.tsx';
import { type Target, useNavigation } from '../../app/hooks/navigation.tsx';
import { cx } from '../../components/cx.ts';
import { useText } from '../../i18n/use-text.ts';
import type { OpenedTopic } from '../../store/port.ts';
import styles from './desk.module.css';
import { FindColumn } from './find-column.tsx';
import { ReadColumn } from './read-column.tsx';
import { TalkBar } from './talk-bar.tsx';
import { TalkColumn } from './talk-column.tsx';

const columnIds = ['desk-find', 'desk-read', 'desk-talk'] as const;

/** Moves the focus to the next or previous of the three columns, skipping those that are folded away. */
function moveColumn(step: 1 | -1): void {
  const shown = columnIds
    .map(id => document.getElementById(id))
    .filter(column => column !== null && column.offsetParent !== null);
  const at = shown.findIndex(column => column?.contains(document.activeElement) === true);
  shown[(at + step + shown.length) % shown.length]?.focus();
}

/** The home screen: find, read, talk. */
export function DeskScreen() {
  const { t } = useText('desk');
  const { target } = useNavigation();
  const { draft } = useConsultation();
  const [opened, setOpened] = useState<Target | null>(target);
  const [isTalkOpen, setTalkOpen] = useState(false);
  const topics = useRef(new Map<string, OpenedTopic['topic']>());
  const rememberTopic = useCallback((topic: OpenedTopic['topic']) => {
    topics.current.set(topic.id, topic);
  }, []);
  const openedTopics = (draft?.fields.shown ?? [])
    .map(item => (item.kind === 'topic' ? topics.current.get(item.id) : undefined))
    .filter(topic => topic !== undefined);

  useCommand('next-column', () => moveColumn(1));
  useCommand('previous-column', () => moveColumn(-1));
  useCommand('consultation', () => setTalkOpen(isOpen => !isOpen));

  return (
    <div className={cx(styles.desk, opened !== null && styles.isReading, isTalkOpen && styles.isTalking)}>
      <h1 className={styles.hidden}>{t('title')}</h1>
      <FindColumn opened={opened} onOpen={setOpened} />
      <ReadColumn opened={opened} onOpen={setOpened} onTopic={rememberTopic} />
      <TalkColumn
        openedTopics={openedTopics}
        onOpen={setOpened}
        onFold={isTalkOpen ? () => setTalkOpen(false) : null}
      />
      <TalkBar onOpen={() => setTalkOpen(true)} />
    </div>
  );
}
