import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PaperWord, Said, Say } from '../../../core/handout/model.ts';
import { inLanguage } from '../../../core/handout/plain-text.ts';
import type { UiLanguage } from '../../../core/languages.ts';
import styles from './sheet.module.css';

/** What every part of the sheet needs to speak. */
export interface Voices {
  readonly languages: readonly UiLanguage[];
  readonly say: Say;
}

/** What is said in one column: beside Polish, the remark alone stands for a translation that is held back. */
const inColumn = (said: Said, language: UiLanguage, { languages, say }: Voices): string =>
  said[language] ?? (languages.includes('pl') ? say(language, 'held') : inLanguage(said, language, say));

interface RowProps {
  readonly voices: Voices;
  readonly className?: string | undefined;
  readonly children: (of: (said: Said) => string, language: UiLanguage) => ReactNode;
}

/** One thing in each language, side by side. */
export const Row = ({ voices, className, children }: RowProps) => (
  <tr className={className}>
    {voices.languages.map(language => (
      <td key={language} lang={language}>
        {children(said => inColumn(said, language, voices), language)}
      </td>
    ))}
  </tr>
);

interface DoubtProps {
  readonly isShown: boolean;
  readonly language: UiLanguage;
  readonly say: Say;
}

/** The mark of what must be verified; drawn, because not every printer's font has the sign. */
export const Doubt = ({ isShown, language, say }: DoubtProps) =>
  isShown ? (
    <TriangleAlert
      className={styles.doubt}
      role="img"
      aria-label={say(language, 'verify')}
      aria-hidden="false"
    />
  ) : null;

/** A heading in the words of the program. */
export const HeadRow = ({ word, voices }: { readonly word: PaperWord; readonly voices: Voices }) => (
  <Row voices={voices} className={styles.head}>
    {(_, language) => <h4>{voices.say(language, word)}</h4>}
  </Row>
);
