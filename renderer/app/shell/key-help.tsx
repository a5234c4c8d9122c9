import { Dialog } from '../../components/dialog.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type CommandSection, commands } from '../hooks/keymap.ts';
import styles from './key-help.module.css';

const sections: readonly CommandSection[] = ['everywhere', 'screens', 'desk', 'check', 'directory'];

/** The table of keys, without a frame: also shown in the settings. */
export function KeyTable() {
  const { t } = useText('keys');
  return (
    <div className={styles.sections}>
      {sections.map(section => (
        <section key={section}>
          <h3 className={styles.heading}>{t(`section.${section}`)}</h3>
          <dl className={styles.rows}>
            {commands
              .filter(command => command.section === section)
              .map(command => (
                <div key={command.id} className={styles.row}>
                  <dt>{t(`command.${command.id}`)}</dt>
                  <dd>
                    <Kbd chord={command.chord} isText />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** All keys on one sheet. */
export function KeyHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useText('keys');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('title')} size="wide">
      <p className={styles.lead}>{t('lead')}</p>
      <KeyTable />
    </Dialog>
  );
}
