import {
  ChartNoAxesColumn,
  Folder,
  LampDesk,
  type LucideIcon,
  NotebookTabs,
  Settings,
  SignpostBig,
} from 'lucide-react';
import { cx } from '../../components/cx.ts';
import { Logo } from '../../components/logo.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type ScreenId, screenIds, useNavigation } from '../hooks/navigation.tsx';
import styles from './rail.module.css';

const icons: Readonly<Record<ScreenId, LucideIcon>> = {
  desk: LampDesk,
  guidance: SignpostBig,
  directory: NotebookTabs,
  cases: Folder,
  reports: ChartNoAxesColumn,
  settings: Settings,
};

/** The screens, at the start edge: the current one is marked by ground, weight and `aria-current`. */
export function Rail() {
  const { t } = useText('common');
  const { screen, go } = useNavigation();
  return (
    <nav id="screens" className={styles.rail} aria-label={t('nav.label')} tabIndex={-1} data-chrome>
      <div className={styles.sign}>
        <Logo />
      </div>
      <ul className={styles.list}>
        {screenIds.map((id, place) => {
          const Icon = icons[id];
          return (
            <li key={id} className={cx(id === 'settings' && styles.last)}>
              <button
                type="button"
                className={cx(styles.item, id === screen && styles.current)}
                aria-current={id === screen ? 'page' : undefined}
                aria-keyshortcuts={`Alt+${place + 1}`}
                onClick={() => go(id)}
              >
                <Icon size={18} strokeWidth={1.9} aria-hidden="true" />
                <span>{t(`nav.${id}`)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
