import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Say } from '../../../core/handout/model.ts';
import type { UiLanguage } from '../../../core/languages.ts';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../icon-button.tsx';
import { QrCode } from '../qr/qr-code.tsx';
import styles from './handout.module.css';

interface CodeViewProps {
  readonly codes: readonly string[];
  readonly language: UiLanguage;
  readonly say: Say;
}

/** The codes on screen, one after another, for a phone held over the desk: nothing is printed. */
export function CodeView({ codes, language, say }: CodeViewProps) {
  const { t } = useText('handout');
  const [chosen, setChosen] = useState(0);
  const place = Math.min(chosen, codes.length - 1);
  const text = codes[place];
  if (text === undefined) return null;
  const label = say(language, 'code', { part: String(place + 1), of: String(codes.length) });
  return (
    <div className={styles.codeView}>
      <p lang={language}>{say(language, 'scan')}</p>
      <div className={styles.codeOnScreen}>
        <QrCode text={text} label={label} />
      </div>
      <div className={styles.codeSteps}>
        <IconButton
          icon={ChevronLeft}
          label={t('code.previous')}
          isDisabled={place === 0}
          onPress={() => setChosen(place - 1)}
        />
        <span lang={language} aria-live="polite">
          {label}
        </span>
        <IconButton
          icon={ChevronRight}
          label={t('code.next')}
          isDisabled={place === codes.length - 1}
          onPress={() => setChosen(place + 1)}
        />
      </div>
    </div>
  );
}
