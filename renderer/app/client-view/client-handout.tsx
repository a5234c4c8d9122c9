import { HandoutSheet, type SheetProps } from '../../components/handout/sheet.tsx';
import styles from './client-view.module.css';

/** The paper in large type and in the client's language alone, with the codes for their phone; never with a name. */
export const ClientHandout = ({ sheet }: { readonly sheet: SheetProps }) => (
  <div className={styles.paper}>
    <HandoutSheet
      {...sheet}
      handout={{ ...sheet.handout, languages: [sheet.clientLanguage] }}
      isLarge
      name={null}
      codes={sheet.allCodes}
    />
  </div>
);
