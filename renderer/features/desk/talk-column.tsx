import { Trash2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Topic } from '../../../core/guidance/schema.ts';
import { useCommand } from '../../app/hooks/commands.tsx';
import { useConsultation } from '../../app/hooks/consultation.tsx';
import { chordOf } from '../../app/hooks/keymap.ts';
import type { Target } from '../../app/hooks/navigation.tsx';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/dialog.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { Notice } from '../../components/notice.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { Elapsed } from './elapsed.tsx';
import { LastVisit } from './last-visit.tsx';
import { OpenCaseDialog } from './open-case-dialog.tsx';
import styles from './talk.module.css';
import { TalkChannel } from './talk-channel.tsx';
import { TalkDetails } from './talk-details.tsx';
import { TalkItems } from './talk-items.tsx';
import { TalkOutcome } from './talk-outcome.tsx';
import { TalkTopics } from './talk-topics.tsx';

interface TalkColumnProps {
  /** Topics opened in this talk: what they name as related is offered. */
  readonly openedTopics: readonly Pick<Topic, 'topicCode' | 'relatedTopicCodes'>[];
  readonly onOpen: (target: Target) => void;
  /** The paper of this visit is to be seen. */
  readonly onHandOut: () => void;
  /** The visit is saved, or thrown away. Not told when the person has gone on to something else meanwhile. */
  readonly onEnd: () => void;
  /** Brings the column into sight where the page is too narrow for it. */
  readonly onUnfold: () => void;
  /** Present where the column lies over the page: folds it away. */
  readonly onFold: (() => void) | null;
}

/** The record of the talk, filling itself: everything here may be left as it is. */
export function TalkColumn({ openedTopics, onOpen, onHandOut, onEnd, onUnfold, onFold }: TalkColumnProps) {
  const { t } = useText('desk');
  const { t: common } = useText('common');
  const { draft, wasRestored, error } = useConsultation();
  const errorText = useErrorText();
  const body = useRef<HTMLDivElement>(null);
  const isIdle = draft === null;
  useEffect(() => {
    // Between two talks the word "saved" stands at the top.
    if (isIdle && body.current !== null) body.current.scrollTop = 0;
  }, [isIdle]);
  return (
    <section
      id="desk-talk"
      className={styles.talk}
      aria-label={t('talk')}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key === 'Escape') onFold?.();
      }}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{t('talk')}</h2>
        <Elapsed since={draft?.fields.startedAt ?? null} />
        {onFold === null ? null : (
          <span className={styles.fold}>
            <IconButton icon={X} label={common('close')} onPress={onFold} />
          </span>
        )}
        <TalkChannel />
      </header>
      <div ref={body} className={styles.body}>
        {error === undefined ? null : (
          <Notice tone="danger" live="assertive" title={t('finish.failed')}>
            {errorText(error)}
          </Notice>
        )}
        {wasRestored ? (
          <Notice tone="info" live="polite">
            {t('draft.back')}
          </Notice>
        ) : null}
        {draft === null ? <LastVisit /> : null}
        <TalkTopics openedTopics={openedTopics} />
        <TalkItems onOpen={onOpen} onHandOut={onHandOut} />
        <TalkOutcome />
        <TalkNote onUnfold={onUnfold} />
        <TalkDetails />
      </div>
      <TalkFoot onEnd={onEnd} />
    </section>
  );
}

function TalkNote({ onUnfold }: Pick<TalkColumnProps, 'onUnfold'>) {
  const { t } = useText('desk');
  const { draft, change } = useConsultation();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useCommand('note', () => {
    if (input.current?.getClientRects().length === 0) onUnfold();
    input.current?.focus();
  });
  return (
    <TextField
      label={t('note')}
      rows={2}
      className={styles.note ?? ''}
      inputRef={input}
      placeholder={t('note.place')}
      maxLength={20_000}
      value={draft?.fields.note ?? ''}
      onChange={note => change(before => ({ ...before, fields: { ...before.fields, note } }))}
    />
  );
}

function TalkFoot({ onEnd }: Pick<TalkColumnProps, 'onEnd'>) {
  const { t } = useText('desk');
  const { draft, isFinishing, finish, discard } = useConsultation();
  const announce = useAnnounce();
  const [isCaseOpen, setCaseOpen] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  const isIdle = draft === null;
  /** Where the focus was when the talk was ended here: whoever has gone on since then is not called back. */
  const leftAt = useRef<Element | null>(null);
  const latest = useRef({ isIdle, onEnd });
  latest.current = { isIdle, onEnd };
  const isHandingOut = draft?.fields.shown.some(item => item.handedOut) === true;
  const run = (): void => {
    leftAt.current = document.activeElement;
    void finish().then(record => {
      if (record === null) leftAt.current = null;
      else announce(t('finish.done.announce'));
    });
  };
  useCommand('finish', isIdle || isFinishing ? null : run);
  useCommand('open-case', isIdle ? null : () => setCaseOpen(true));
  useEffect(() => {
    if (!isIdle) return;
    setDiscarding(false);
    const now = document.activeElement;
    if (leftAt.current !== null && (now === leftAt.current || now === document.body)) latest.current.onEnd();
    leftAt.current = null;
  }, [isIdle]);
  return (
    <footer className={styles.foot}>
      <Button
        variant="primary"
        wide
        chord={chordOf('finish')}
        isDisabled={isIdle || isFinishing}
        onPress={run}
      >
        {isFinishing ? t('finish.running') : t(isHandingOut ? 'finish.hand-out' : 'finish')}
      </Button>
      <div className={styles.footRow}>
        <Button
          chord={chordOf('open-case')}
          isDisabled={isIdle || isFinishing}
          onPress={() => setCaseOpen(true)}
        >
          {t('last.open-case')}
        </Button>
        <IconButton
          icon={Trash2}
          label={t('discard')}
          isDisabled={isIdle || isFinishing}
          onPress={() => setDiscarding(true)}
        />
      </div>
      <OpenCaseDialog
        isOpen={isCaseOpen}
        consultation={null}
        onClose={() => {
          setCaseOpen(false);
          if (latest.current.isIdle) onEnd();
        }}
      />
      <ConfirmDialog
        isOpen={isDiscarding}
        isDestructive
        title={t('discard.title')}
        confirmLabel={t('discard.confirm')}
        onCancel={() => setDiscarding(false)}
        onConfirm={() => {
          setDiscarding(false);
          leftAt.current = document.activeElement;
          discard();
        }}
      >
        {t('discard.text')}
      </ConfirmDialog>
    </footer>
  );
}
