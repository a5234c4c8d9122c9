import { useId, useState } from 'react';
import { readStays, type StayLine, type UnreadLine } from '../../../../core/calendar/read-stays.ts';
import { Button } from '../../../components/button.tsx';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { useAnnounce } from '../../../components/live-region.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useText } from '../../../i18n/use-text.ts';
import styles from './calculators.module.css';

interface PasteStaysProps {
  /** The day of reading: it tells a likely year from a mistaken one. */
  readonly on: string;
  readonly onRead: (stays: readonly StayLine[]) => void;
  /** Everything was read: the field may go. */
  readonly onDone: () => void;
}

/** Many stays at once, as people have them written down. What cannot be read stays in the field, and is explained. */
export function PasteStays({ on, onRead, onDone }: PasteStaysProps) {
  const { t } = useText('calculators');
  const announce = useAnnounce();
  const id = useId();
  const [text, setText] = useState('');
  const [unread, setUnread] = useState<readonly UnreadLine[]>([]);
  const [attempt, setAttempt] = useState(0);

  const read = (): void => {
    const found = readStays(text, on);
    if (found.stays.length > 0) {
      onRead(found.stays);
      announce(t('paste.done', { count: found.stays.length }));
    }
    // Numbered anew, as they now stand in the field.
    setUnread(found.unread.map((line, at) => ({ ...line, number: at + 1 })));
    setText(found.unread.map(line => line.text).join('\n'));
    setAttempt(attempt + 1);
    if (found.unread.length === 0 && found.stays.length > 0) onDone();
  };

  const title = t('paste.unread', { count: unread.length });
  return (
    <div className={styles.paste}>
      <ErrorSummary
        title={title}
        problems={unread.slice(0, 1).map(line => ({
          fieldId: id,
          message: t('paste.line', {
            number: line.number,
            text: line.text.trim(),
            problem: t(`paste.problem.${line.problem}`),
          }),
        }))}
        attempt={attempt}
      />
      <TextField
        id={id}
        label={t('paste.label')}
        hint={t('paste.hint')}
        rows={5}
        value={text}
        onChange={setText}
        error={unread.length === 0 ? undefined : title}
      />
      {unread.length < 2 ? null : (
        <ul className={styles.unread}>
          {unread.slice(1).map(line => (
            <li key={line.number}>
              {t('paste.line', {
                number: line.number,
                text: line.text.trim(),
                problem: t(`paste.problem.${line.problem}`),
              })}
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button variant="primary" isDisabled={text.trim() === ''} onPress={read}>
          {t('paste.read')}
        </Button>
      </div>
    </div>
  );
}
