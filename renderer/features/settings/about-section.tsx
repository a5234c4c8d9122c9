import { useSettings } from '../../app/hooks/settings.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Fact, Section } from './section.tsx';
import styles from './settings.module.css';

/** Which program this is, and what it never does. */
export function AboutSection() {
  const { t } = useText('settings');
  const { description } = useSettings();
  return (
    <Section title={t('section.about')}>
      <dl className={styles.facts}>
        <Fact name={t('about.version')}>{description.appVersion}</Fact>
        <Fact name={t('about.host')}>{t(`about.host.${description.kind}`)}</Fact>
        <Fact name={t('about.platform')}>{description.platform}</Fact>
      </dl>
      <p className={styles.hint}>{t('about.silence')}</p>
    </Section>
  );
}
