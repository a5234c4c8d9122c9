import { SignpostBig } from 'lucide-react';
import styles from './logo.module.css';

/** The sign of the program. A picture beside its name, so it says nothing itself. */
export const Logo = ({ size = 36 }: { readonly size?: number }) => (
  <span className={styles.logo} style={{ inlineSize: size, blockSize: size }} aria-hidden="true">
    <SignpostBig size={Math.round(size * 0.58)} strokeWidth={2.2} />
  </span>
);
