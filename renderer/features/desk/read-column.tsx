import { ArrowLeft, BookOpen, Check } from 'lucide-react';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { useOfferToClient } from '../../app/hooks/client-view.tsx';
import { useCommand } from '../../app/hooks/commands.tsx';
import { useConsultation } from '../../app/hooks/consultation.tsx';
import { DayBanner, DayPicker } from '../../app/hooks/day-tools.tsx';
import { useGuidancePlace } from '../../app/hooks/guidance-place.tsx';
import { chordOf } from '../../app/hooks/keymap.ts';
import type { Target } from '../../app/hooks/navigation.tsx';
import { useHost } from '../../app/hooks/services.tsx';
import { useStaleLanguages } from '../../app/hooks/use-is-stale.ts';
import { useQuery } from '../../app/hooks/use-query.ts';
import { useReading } from '../../app/hooks/use-reading.ts';
import { useTitles } from '../../app/hooks/use-titles.ts';
import { useToday } from '../../app/hooks/use-today.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { Notice } from '../../components/notice.tsx';
import { ContactView } from '../../components/reading/contact-view.tsx';
import { TopicView } from '../../components/reading/topic-view.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import type { OpenedTopic } from '../../store/port.ts';
import { Asked } from './asked.tsx';
import { CasePane } from './case-pane.tsx';
import styles from './desk.module.css';

interface ReadColumnProps {
  readonly opened: Target | null;
  readonly onOpen: (target: Target | null) => void;
  /** Told of every topic that is opened: what it names as related is offered in the record. */
  readonly onTopic: (topic: OpenedTopic['topic']) => void;
  /** Something was marked to be given out: its paper is to be seen. */
  readonly onHandOut: () => void;
}

/** What is done is ticked and steps back; it may be done again. */
const lookOf = (isDone: boolean): Pick<ComponentProps<typeof Button>, 'variant' | 'icon'> =>
  isDone ? { variant: 'quiet', icon: Check } : { variant: 'secondary' };

/** One thing at a time: a topic, a contact or a case. */
export function ReadColumn({ opened, onOpen, onTopic, onHandOut }: ReadColumnProps) {
  const { t } = useText('desk');
  const { t: common } = useText('common');
  const pane = useRef<HTMLElement>(null);
  const key = opened === null ? '' : `${opened.kind} ${opened.id}`;
  useEffect(() => {
    if (key !== '' && pane.current !== null) pane.current.scrollTop = 0;
  }, [key]);
  return (
    // A scrolling pane must be reachable by keyboard, or its lower half is not.
    <section ref={pane} id="desk-read" className={styles.read} aria-label={t('read')} tabIndex={0}>
      {opened === null ? (
        <EmptyState icon={BookOpen} title={t('read.empty.title')}>
          {t('read.empty.text')}
        </EmptyState>
      ) : (
        <>
          <div className={styles.backStep}>
            <Button variant="quiet" icon={ArrowLeft} onPress={() => onOpen(null)}>
              {common('back')}
            </Button>
          </div>
          <Opened key={key} opened={opened} onOpen={onOpen} onTopic={onTopic} onHandOut={onHandOut} />
        </>
      )}
    </section>
  );
}

function Opened({ opened, onOpen, onTopic, onHandOut }: ReadColumnProps & { readonly opened: Target }) {
  switch (opened.kind) {
    case 'topic':
      return <OpenedTopicPane id={opened.id} onOpen={onOpen} onTopic={onTopic} onHandOut={onHandOut} />;
    case 'contact':
      return <OpenedContactPane id={opened.id} onHandOut={onHandOut} />;
    case 'case':
      return <CasePane id={opened.id} />;
    case 'consultation':
      return null;
  }
}

interface TopicPaneProps {
  readonly id: string;
  readonly onOpen: (target: Target) => void;
  readonly onTopic: (topic: OpenedTopic['topic']) => void;
  readonly onHandOut: () => void;
}

function OpenedTopicPane({ id, onOpen, onTopic, onHandOut }: TopicPaneProps) {
  const { t, language } = useText('guidance');
  const { on } = useGuidancePlace();
  const { data, error } = useQuery('guidance.topic', { id, on });
  const staleLanguages = useStaleLanguages(data);
  useOfferToClient('topic', id);
  const reading = useReading();
  const { draft } = useConsultation();
  const today = useToday();
  const host = useHost();
  const titleOf = useTitles();
  const announce = useAnnounce();
  const errorText = useErrorText();
  const [linkError, setLinkError] = useState<unknown>(undefined);
  const isGiven =
    draft?.fields.shown.some(item => item.id === id && item.kind === 'topic' && item.handedOut) === true;
  const latest = useRef(reading);
  latest.current = reading;
  useEffect(() => {
    if (data === undefined) return;
    onTopic(data.topic);
    latest.current.noteTopic(data);
  }, [data, onTopic]);
  const handOut = (): void => {
    if (data === undefined) return;
    reading.handOutTopic(data);
    announce(`${t('handed-out')}: ${data.topic.title[language]}`);
    onHandOut();
  };
  const openLink = (url: string): void => {
    host.call('links.open', { url }).then(() => setLinkError(undefined), setLinkError);
  };
  useCommand('hand-out', data === undefined ? null : handOut);
  return (
    <Asked error={error}>
      {data === undefined ? null : (
        <>
          {linkError === undefined ? null : (
            <Notice tone="danger" live="assertive">
              {errorText(linkError)}
            </Notice>
          )}
          <DayBanner />
          <TopicView
            opened={data}
            today={today}
            staleLanguages={staleLanguages}
            dayPicker={<DayPicker />}
            titleOf={titleOf}
            onOpenTopic={topicId => onOpen({ kind: 'topic', id: topicId })}
            onOpenContact={contactId => onOpen({ kind: 'contact', id: contactId })}
            onOpenLink={openLink}
            actions={
              <span className={styles.actions}>
                <Button {...lookOf(isGiven)} chord={chordOf('hand-out')} onPress={handOut}>
                  {isGiven ? t('handed-out') : t('hand-out')}
                </Button>
              </span>
            }
          />
        </>
      )}
    </Asked>
  );
}

function OpenedContactPane({ id, onHandOut }: Pick<TopicPaneProps, 'id' | 'onHandOut'>) {
  const { t, language } = useText('directory');
  const { t: common } = useText('common');
  const { data, error } = useQuery('directory.contact', { id });
  const reading = useReading();
  const { draft } = useConsultation();
  const host = useHost();
  const today = useToday();
  const announce = useAnnounce();
  const isGiven =
    draft?.fields.shown.some(item => item.id === id && item.kind === 'contact' && item.handedOut) === true;
  const isReferred = draft?.fields.referrals.some(referral => referral.contactId === id) === true;
  const latest = useRef(reading);
  latest.current = reading;
  useEffect(() => {
    if (data !== undefined) latest.current.noteContact(data);
  }, [data]);
  const name = data?.contact.profile.names[language] ?? data?.contact.profile.names.pl ?? '';
  const handOut = (): void => {
    if (data === undefined) return;
    reading.handOutContact(data);
    announce(`${t('handed-out')}: ${name}`);
    onHandOut();
  };
  const referHere = (): void => {
    if (data === undefined) return;
    reading.referTo(data);
    announce(`${t('referred')}: ${name}`);
  };
  useCommand('hand-out', data === undefined ? null : handOut);
  useCommand('refer', data === undefined ? null : referHere);
  const copy = (text: string): void => {
    host.call('clipboard.write', { text }).then(
      () => announce(common('copied')),
      () => announce(common('status.not-saved')),
    );
  };
  return (
    <Asked error={error}>
      {data === undefined ? null : (
        <ContactView
          opened={data}
          today={today}
          onCopy={copy}
          actions={
            <span className={styles.actions}>
              <Button {...lookOf(isReferred)} chord={chordOf('refer')} onPress={referHere}>
                {isReferred ? t('referred') : t('refer')}
              </Button>
              <Button {...lookOf(isGiven)} chord={chordOf('hand-out')} onPress={handOut}>
                {isGiven ? t('handed-out') : t('hand-out')}
              </Button>
            </span>
          }
        />
      )}
    </Asked>
  );
}
