import type { Say } from '../../../core/handout/model.ts';
import type { UiLanguage } from '../../../core/languages.ts';
import { QrCode } from '../qr/qr-code.tsx';
import styles from './sheet.module.css';

interface CodePagesProps {
  /** What each code holds, with its head. */
  readonly codes: readonly string[];
  readonly language: UiLanguage;
  readonly say: Say;
}

/** The codes on pages of their own, six a page. */
export const CodePages = ({ codes, language, say }: CodePagesProps) => (
  <section className={styles.codes} lang={language}>
    <p className={styles.scan}>{say(language, 'scan')}</p>
    <div className={styles.codeGrid}>
      {codes.map((text, index) => {
        const label = say(language, 'code', { part: String(index + 1), of: String(codes.length) });
        return (
          <figure key={text} className={styles.code}>
            <QrCode text={text} label={label} />
            <figcaption>{label}</figcaption>
          </figure>
        );
      })}
    </div>
  </section>
);
