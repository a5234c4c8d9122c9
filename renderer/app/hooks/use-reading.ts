import { useCallback, useRef } from 'react';
import type { TopicCode } from '../../../core/consultation/codes.ts';
import { topicOfCategory } from '../../../core/consultation/contact-topics.ts';
import { handOut, refer, showItem } from '../../../core/consultation/rules.ts';
import { uuidV7 } from '../../../core/ids.ts';
import type { OpenedContact, OpenedTopic, TopicRow } from '../../store/port.ts';
import { useConsultation } from './consultation.tsx';
import { useServices } from './services.tsx';

type ListedTopic = Pick<TopicRow, 'id' | 'topicCode'>;
type Shown = Parameters<typeof showItem>[1];

interface Reading {
  /** Notes in the record that this was opened. */
  noteTopic(opened: OpenedTopic): void;
  noteContact(opened: OpenedContact): void;
  /** The same for topics that stand behind an outcome of the guided check; the first one says what the talk is about. */
  noteOutcomeTopics(topics: readonly ListedTopic[], packVersion: string): void;
  handOutTopic(opened: OpenedTopic): void;
  handOutContact(opened: OpenedContact): void;
  referTo(opened: OpenedContact): void;
}

const contactTopic = (opened: OpenedContact): TopicCode | null =>
  topicOfCategory(opened.contact.profile.category);

/** What reading does to the record of the talk: the record writes itself. */
export function useReading(): Reading {
  const { change } = useConsultation();
  const { now } = useServices();
  const noted = useRef('');

  const item = useCallback(
    (kind: Shown['kind'], id: string, packVersion: string): Shown => ({
      kind,
      id,
      packVersion,
      openedAt: new Date(now()).toISOString(),
    }),
    [now],
  );

  return {
    noteTopic: opened => {
      const key = `topic ${opened.topic.id}`;
      if (noted.current === key) return;
      noted.current = key;
      change(draft =>
        showItem(draft, item('topic', opened.topic.id, opened.packVersion), opened.topic.topicCode),
      );
    },
    noteContact: opened => {
      const key = `contact ${opened.contact.id}`;
      if (noted.current === key) return;
      noted.current = key;
      change(draft =>
        showItem(draft, item('contact', opened.contact.id, opened.packVersion), contactTopic(opened)),
      );
    },
    noteOutcomeTopics: (topics, packVersion) =>
      change(draft =>
        topics.reduce(
          (visit, { id, topicCode }, place) =>
            showItem(visit, item('topic', id, packVersion), place === 0 ? topicCode : null),
          draft,
        ),
      ),
    handOutTopic: opened =>
      change(draft =>
        handOut(draft, item('topic', opened.topic.id, opened.packVersion), opened.topic.topicCode),
      ),
    handOutContact: opened =>
      change(draft =>
        handOut(draft, item('contact', opened.contact.id, opened.packVersion), contactTopic(opened)),
      ),
    referTo: opened =>
      change(draft => {
        const shown = showItem(
          draft,
          item('contact', opened.contact.id, opened.packVersion),
          contactTopic(opened),
        );
        return refer(shown, {
          id: uuidV7(now(), crypto.getRandomValues(new Uint8Array(10))),
          contactId: opened.contact.id,
          contactsPackVersion: opened.packVersion,
        });
      }),
  };
}
