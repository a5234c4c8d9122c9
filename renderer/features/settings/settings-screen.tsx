import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { AboutSection } from './about-section.tsx';
import { LanguageSection, LockSection, LookSection } from './choice-sections.tsx';
import { PacksSection } from './packs-section.tsx';
import { PointSection } from './point-section.tsx';
import { ProtectionSection } from './protection-section.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

/** Everything that can be set on this computer, and what it is. `keyTable` comes from the shell, which knows the keys. */
export function SettingsScreen({ keyTable }: { readonly keyTable: ReactNode }) {
  const { t } = useText('settings');
  return (
    <div className={styles.screen}>
      <h1>{t('title')}</h1>
      <LanguageSection />
      <LookSection />
      <LockSection />
      <PointSection />
      <PacksSection />
      <ProtectionSection />
      <Section title={t('section.keys')}>{keyTable}</Section>
      <AboutSection />
    </div>
  );
}
