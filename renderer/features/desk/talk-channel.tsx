import {
  channelSchema,
  interpreterSchema,
  outreachPlaceSchema,
  talkLanguageSchema,
} from '../../../core/consultation/codes.ts';
import { ChoiceChips } from '../../components/chip-group.tsx';
import { Notice } from '../../components/notice.tsx';
import { Select } from '../../components/select.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './talk.module.css';
import { useFields } from './use-fields.ts';

/** Channels that make up nearly every day; the others are one step further. */
const commonChannels = ['walk-in', 'phone', 'outreach'] as const;
type Channel = (typeof channelSchema.options)[number];

/** How and in which language the talk is held. */
export function TalkChannel() {
  const { t } = useText('desk');
  const { t: codes } = useText('codes');
  const { fields, set } = useFields();
  const languages = useLanguageOptions();
  const chips: readonly Channel[] = [...new Set<Channel>([...commonChannels, fields.channel])];
  return (
    <div className={styles.channel}>
      <ChoiceChips<Channel>
        label={t('channel')}
        hideLabel
        value={fields.channel}
        options={chips.map(value => ({ value, label: codes(`channel.${value}`) }))}
        onChange={channel =>
          set({ channel, outreachPlaceType: channel === 'outreach' ? fields.outreachPlaceType : null })
        }
      />
      <Select
        label={t('language')}
        hideLabel
        className={styles.language ?? ''}
        value={fields.language}
        options={languages}
        onChange={language => set({ language })}
      />
      <Select
        label={t('interpreter')}
        hideLabel
        className={styles.interpreter ?? ''}
        value={fields.interpreter}
        options={interpreterSchema.options.map(value => ({ value, label: codes(`interpreter.${value}`) }))}
        onChange={interpreter => set({ interpreter })}
      />
      {fields.interpreter === 'child' ? (
        <Notice tone="warning" live="polite">
          {t('interpreter.child')}
        </Notice>
      ) : null}
      {fields.channel === 'outreach' ? (
        <Select
          label={t('place')}
          value={fields.outreachPlaceType}
          placeholder={t('place')}
          options={outreachPlaceSchema.options.map(value => ({
            value,
            label: codes(`outreachPlace.${value}`),
          }))}
          onChange={outreachPlaceType => set({ outreachPlaceType })}
        />
      ) : null}
    </div>
  );
}

/** The rest of the channels, for the details below. */
export function TalkOtherChannel() {
  const { t } = useText('desk');
  const { t: codes } = useText('codes');
  const { fields, set } = useFields();
  return (
    <Select
      label={t('channel')}
      value={fields.channel}
      options={channelSchema.options.map(value => ({ value, label: codes(`channel.${value}`) }))}
      onChange={channel => set({ channel })}
    />
  );
}

type TalkLanguage = (typeof talkLanguageSchema.options)[number];

function useLanguageOptions(): { value: TalkLanguage; label: string }[] {
  const { t } = useText('codes');
  const format = useFormat();
  return talkLanguageSchema.options.map(value => ({
    value,
    label: value === 'other' || value === 'pso' ? t(`talkLanguage.${value}`) : format.languageName(value),
  }));
}
