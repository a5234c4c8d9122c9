import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import styles from './vault.module.css';

interface StepHeadProps {
  readonly step: 1 | 2 | 3;
  readonly title: string;
  readonly lead: string;
}

/** Where one is in the first start. From the second step on it takes the focus, so that it is read out. */
export function StepHead({ step, title, lead }: StepHeadProps) {
  const { t } = useText('vault');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (step > 1) heading.current?.focus();
  }, [step]);
  return (
    <div className={styles.head}>
      <p className={styles.step}>{t('step', { step, of: 3 })}</p>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p className={styles.lead}>{lead}</p>
    </div>
  );
}
