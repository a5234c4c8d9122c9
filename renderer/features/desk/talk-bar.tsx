import { useConsultation } from '../../app/hooks/consultation.tsx';
import { chordOf } from '../../app/hooks/keymap.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import styles from './desk.module.css';
import { Elapsed } from './elapsed.tsx';

/** Where the page is too narrow for three columns: the talk as a bar that opens over. */
export function TalkBar({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useText('desk');
  const { t: codes } = useText('codes');
  const { draft, last } = useConsultation();
  const main = draft?.fields.mainTopic ?? null;
  const idle = draft === null && last !== null ? t('finish.done.announce') : '';
  return (
    <div className={styles.bar}>
      <Elapsed since={draft?.fields.startedAt ?? null} />
      <span className={styles.barText}>{main === null ? idle : codes(`topic.${main}`)}</span>
      <Button variant="primary" chord={chordOf('consultation')} onPress={onOpen}>
        {t('talk')}
      </Button>
    </div>
  );
}
