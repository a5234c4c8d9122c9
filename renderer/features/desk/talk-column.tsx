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
  /** Present where the column lies over the page: folds it away. */
  readonly onFold: (() => void) | null;
}

/** The record of the talk, filling itself: everything here may be left as it is. */
export function TalkColumn({ openedTopics, onOpen, onFold }: TalkColumnProps) {
  const { t } = useText('desk');
  const { t: common } = useText('common');
  const { draft, wasRestored, error } = useConsultation();
  const errorText = useErrorText();
  return (
    <section id="desk-talk" className={styles.talk} aria-label={t('talk')} tabIndex={-1}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('talk')}</h2>
        <Elapsed since={draft?.fields.startedAt ?? null} />
        {onFold === null ? null : <IconButton icon={X} label={common('close')} onPress={onFold} />}
        <TalkChannel />
      </header>
      <div className={styles.body}>
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
        <TalkItems onOpen={onOpen} />
        <TalkOutcome />
        <TalkNote />
        <TalkDetails />
      </div>
      <TalkFoot />
    </section>
  );
}

function TalkNote() {
  const { t } = useText('desk');
  const { draft, change } = useConsultation();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useCommand('note', () => input.current?.focus());
  return (
    <TextField
      label={t('note')}
      rows={3}
      inputRef={input}
      placeholder={t('note.place')}
      maxLength={20_000}
      value={draft?.fields.note ?? ''}
      onChange={note => change(before => ({ ...before, fields: { ...before.fields, note } }))}
    />
  );
}

function TalkFoot() {
  const { t } = useText('desk');
  const { draft, isFinishing, finish, discard } = useConsultation();
  const announce = useAnnounce();
  const [isCaseOpen, setCaseOpen] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  const isIdle = draft === null;
  const isHandingOut = draft?.fields.shown.some(item => item.handedOut) === true;
  const run = (): void => {
    void finish().then(record => {
      if (record !== null) announce(t('finish.done.announce'));
    });
  };
  useCommand('finish', isIdle || isFinishing ? null : run);
  useCommand('open-case', isIdle ? null : () => setCaseOpen(true));
  useEffect(() => {
    if (isIdle) setDiscarding(false);
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
          isDisabled={isIdle}
          onPress={() => setDiscarding(true)}
        />
      </div>
      <OpenCaseDialog isOpen={isCaseOpen} consultation={null} onClose={() => setCaseOpen(false)} />
      <ConfirmDialog
        isOpen={isDiscarding}
        isDestructive
        title={t('discard.title')}
        confirmLabel={t('discard.confirm')}
        onCancel={() => setDiscarding(false)}
        onConfirm={() => {
          setDiscarding(false);
          discard();
        }}
      >
        {t('discard.text')}
      </ConfirmDialog>
    </footer>
  );
}
