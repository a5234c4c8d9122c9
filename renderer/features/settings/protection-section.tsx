import { useSettings } from '../../app/hooks/settings.tsx';
import { Badge } from '../../components/badge.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Section } from './section.tsx';
import styles from './settings.module.css';

const limits = ['open', 'coercion', 'hardware', 'paper', 'weak'] as const;

/** How the records are protected, and honestly from what they are not. */
export function ProtectionSection() {
  const { t } = useText('settings');
  const { description } = useSettings();
  return (
    <Section title={t('section.protection')}>
      <p className={styles.hint}>{t('protection.what')}</p>
      <dl className={styles.facts}>
        <div className={styles.fact}>
          <dt>{t('protection.store')}</dt>
          <dd>
            <Badge tone={description.secretStore === 'keychain' ? 'green' : 'amber'}>
              {t(`protection.store.${description.secretStore}`)}
            </Badge>
          </dd>
        </div>
      </dl>
      <h3>{t('protection.not')}</h3>
      <ul className={styles.bullets}>
        {limits.map(limit => (
          <li key={limit}>{t(`protection.not.${limit}`)}</li>
        ))}
      </ul>
    </Section>
  );
}
