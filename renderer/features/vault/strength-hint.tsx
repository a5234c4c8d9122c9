import { minPassphraseLength, type PassphraseLevel, strength } from '../../../core/vault/passphrase.ts';
import { cx } from '../../components/cx.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './vault.module.css';

const bars: Readonly<Record<PassphraseLevel, number>> = { 'too-short': 0, weak: 1, fair: 2, strong: 3 };
const grounds: Readonly<Record<PassphraseLevel, string | undefined>> = {
  'too-short': styles.weak,
  weak: styles.weak,
  fair: styles.fair,
  strong: styles.strong,
};

/** How hard the passphrase is to guess, as it is typed: a word, three bars, and the one thing to do better. */
export function StrengthHint({ passphrase }: { readonly passphrase: string }) {
  const { t } = useText('vault');
  const { level, reasons } = strength(passphrase);
  const missing = minPassphraseLength - Array.from(passphrase.normalize('NFKC')).length;
  const [reason] = reasons.filter(one => one !== 'too-short');
  const advice = missing > 0 ? t('strength.missing', { count: missing }) : t(`reason.${reason ?? 'none'}`);
  if (passphrase === '') return null;
  return (
    <div className={styles.strength}>
      <div className={styles.meter} aria-hidden="true">
        {[1, 2, 3].map(bar => (
          <span key={bar} className={cx(styles.bar, bar <= bars[level] && grounds[level])} />
        ))}
      </div>
      <p className={styles.verdict} role="status" aria-label={t('strength.label')}>
        <strong>{t(`strength.${level}`)}</strong> <span>{advice}</span>
      </p>
    </div>
  );
}
