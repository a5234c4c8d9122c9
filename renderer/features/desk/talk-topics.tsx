import { Plus, X } from 'lucide-react';
import { topicCodeSchema } from '../../../core/consultation/codes.ts';
import { addTopic, chooseMainTopic, removeTopic, topicsToOffer } from '../../../core/consultation/rules.ts';
import type { Topic } from '../../../core/guidance/schema.ts';
import { useConsultation } from '../../app/hooks/consultation.tsx';
import { ComboBox } from '../../components/combo-box.tsx';
import { cx } from '../../components/cx.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './talk.module.css';
import { useFields } from './use-fields.ts';

/** More would push the rest of the record out of sight. */
const mostOffers = 2;

interface TalkTopicsProps {
  readonly openedTopics: readonly Pick<Topic, 'topicCode' | 'relatedTopicCodes'>[];
}

/** What the talk is about: chosen by what was opened, offered by what is related, or found by typing. */
export function TalkTopics({ openedTopics }: TalkTopicsProps) {
  const { t } = useText('desk');
  const { t: codes } = useText('codes');
  const { fields } = useFields();
  const { change } = useConsultation();
  const offers = topicsToOffer(fields, openedTopics).slice(0, mostOffers);
  const others = topicCodeSchema.options.filter(code => !fields.topics.includes(code));
  return (
    <div className={styles.field} role="group" aria-labelledby="talk-topics">
      <h3 id="talk-topics" className={styles.label}>
        {t('topics')}
      </h3>
      <div className={styles.chips}>
        {fields.topics.map(code => {
          const topic = codes(`topic.${code}`);
          const isMain = code === fields.mainTopic;
          return (
            <span key={code} className={cx(styles.chip, isMain && styles.main)}>
              <button
                type="button"
                className={styles.chipText}
                aria-pressed={isMain}
                onClick={() => change(draft => chooseMainTopic(draft, code))}
              >
                {topic}
              </button>
              <button
                type="button"
                className={styles.chipRemove}
                aria-label={t('topic.remove', { topic })}
                onClick={() => change(draft => removeTopic(draft, code))}
              >
                <X size={13} aria-hidden="true" />
              </button>
            </span>
          );
        })}
        {offers.map(code => {
          const topic = codes(`topic.${code}`);
          return (
            <button
              key={code}
              type="button"
              className={styles.offer}
              aria-label={t('topic.offer', { topic })}
              onClick={() => change(draft => addTopic(draft, code))}
            >
              <Plus size={11} aria-hidden="true" />
              {topic}
            </button>
          );
        })}
      </div>
      <ComboBox
        key={fields.topics.join(' ')}
        label={t('topics.add')}
        hideLabel
        placeholder={t('topics.add')}
        value={null}
        options={others.map(value => ({ value, label: codes(`topic.${value}`) }))}
        onChange={code => {
          if (code !== null) change(draft => addTopic(draft, code));
        }}
      />
    </div>
  );
}
