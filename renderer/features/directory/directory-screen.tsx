import { Download, Plus, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useCommand } from '../../app/hooks/commands.tsx';
import { useNavigation } from '../../app/hooks/navigation.tsx';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './directory.module.css';
import { EditDialog } from './edit/edit-dialog.tsx';
import { ListView } from './list/list-view.tsx';
import { QueueView } from './queue/queue-view.tsx';
import { ExportDialog } from './transfer/export-dialog.tsx';
import { ImportDialog } from './transfer/import-dialog.tsx';

const views = ['list', 'queue'] as const;
type View = (typeof views)[number];

/** Referral contacts: found, read, corrected, verified, given out, taken in and handed on. */
export function DirectoryScreen() {
  const { t } = useText('directory');
  const { go } = useNavigation();
  const [view, setView] = useState<View>('list');
  const [open, setOpen] = useState<'add' | 'import' | 'export' | null>(null);
  const list = useRef<HTMLDivElement>(null);
  // On this screen already: the same key goes to the views, where the arrows choose.
  useCommand('screen-directory', () =>
    list.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(),
  );
  const close = (): void => setOpen(null);
  return (
    <>
      <Tabs
        className={cx(styles.screen)}
        selectedKey={view}
        onSelectionChange={key => {
          const chosen = views.find(one => one === key);
          if (chosen !== undefined) setView(chosen);
        }}
      >
        <header className={styles.head}>
          <h1 className={styles.title}>{t('title')}</h1>
          <TabList ref={list} className={cx(styles.tabs)} aria-label={t('views')}>
            {views.map(id => (
              <Tab key={id} id={id} className={cx(styles.tab)}>
                {t(`view.${id}`)}
              </Tab>
            ))}
          </TabList>
          <span className={styles.tools}>
            <Button icon={Plus} onPress={() => setOpen('add')}>
              {t('add')}
            </Button>
            <Button variant="quiet" icon={Upload} onPress={() => setOpen('import')}>
              {t('import')}
            </Button>
            <Button variant="quiet" icon={Download} onPress={() => setOpen('export')}>
              {t('export')}
            </Button>
          </span>
        </header>
        <TabPanel id="list" className={cx(styles.panel)}>
          <ListView />
        </TabPanel>
        <TabPanel id="queue" className={cx(styles.panel)}>
          <QueueView />
        </TabPanel>
      </Tabs>
      {/* Not among the tabs: those draw what they hold twice. */}
      {open === 'add' ? (
        <EditDialog opened={null} onClose={close} onSaved={id => go('directory', { kind: 'contact', id })} />
      ) : null}
      {open === 'import' ? <ImportDialog onClose={close} /> : null}
      {open === 'export' ? <ExportDialog onClose={close} /> : null}
    </>
  );
}
