import { type ReactNode, useState } from 'react';
import { calendarFile } from '../../../core/handout/calendar-file.ts';
import { contactFile } from '../../../core/handout/contact-file.ts';
import { handoutFile } from '../../../core/handout/plain-text.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../button.tsx';
import styles from './handout.module.css';
import type { SheetProps } from './sheet.tsx';

export interface SaveFile {
  readonly suggestedName: string;
  readonly mediaType: 'text/plain' | 'text/calendar' | 'text/vcard';
  readonly bytes: Uint8Array<ArrayBuffer>;
}
export type SaveOutcome = 'saved' | 'canceled';

interface SaveButtonsProps {
  /** Null while there is nothing to save. */
  readonly sheet: SheetProps | null;
  readonly today: string;
  readonly onSave: (file: SaveFile) => Promise<SaveOutcome>;
  readonly onSavePdf: ((suggestedName: string) => Promise<SaveOutcome>) | null;
  /** The button that prints. */
  readonly children: ReactNode;
}

const encoder = new TextEncoder();

/** The same paper as files: for a phone, a calendar, an address book. Names of files tell nothing but the day. */
export function SaveButtons({ sheet, today, onSave, onSavePdf, children }: SaveButtonsProps) {
  const { t } = useText('handout');
  const errorText = useErrorText();
  const [said, setSaid] = useState('');
  const run = (saving: Promise<SaveOutcome>): void => {
    setSaid('');
    saving.then(
      outcome => setSaid(t(outcome)),
      (error: unknown) => setSaid(errorText(error)),
    );
  };
  const save = (ending: string, mediaType: SaveFile['mediaType'], text: string | null): void => {
    if (text === null) return;
    run(onSave({ suggestedName: `drogowskaz-${today}.${ending}`, mediaType, bytes: encoder.encode(text) }));
  };
  const speaking =
    sheet === null ? null : { language: sheet.clientLanguage, say: sheet.say, handout: sheet.handout };
  const dates = speaking === null ? null : calendarFile(speaking.handout, speaking);
  const contacts = speaking === null ? null : contactFile(speaking.handout, speaking.language, speaking.say);
  return (
    <>
      <p className={styles.said} role="status">
        {said === '' && onSavePdf === null ? t('pdf.in-dialog') : said}
      </p>
      {onSavePdf === null ? null : (
        <Button isDisabled={sheet === null} onPress={() => run(onSavePdf(`drogowskaz-${today}.pdf`))}>
          {t('save.pdf')}
        </Button>
      )}
      <Button
        isDisabled={speaking === null}
        onPress={() =>
          save('txt', 'text/plain', speaking === null ? null : handoutFile(speaking.handout, speaking.say))
        }
      >
        {t('save.text')}
      </Button>
      <Button isDisabled={dates === null} onPress={() => save('ics', 'text/calendar', dates)}>
        {t('save.dates')}
      </Button>
      <Button isDisabled={contacts === null} onPress={() => save('vcf', 'text/vcard', contacts)}>
        {t('save.contacts')}
      </Button>
      {children}
    </>
  );
}
