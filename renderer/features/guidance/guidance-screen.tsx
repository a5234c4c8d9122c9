import { useRef } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useCommand } from '../../app/hooks/commands.tsx';
import { DayBanner, DayPicker } from '../../app/hooks/day-tools.tsx';
import { type GuidanceView, guidanceViews, useGuidancePlace } from '../../app/hooks/guidance-place.tsx';
import { useNavigation } from '../../app/hooks/navigation.tsx';
import { cx } from '../../components/cx.ts';
import { useText } from '../../i18n/use-text.ts';
import { CalculatorsPage } from './calculators/calculators-page.tsx';
import { ChangesView } from './changes/changes-view.tsx';
import { CheckView } from './check/check-view.tsx';
import styles from './guidance.module.css';
import { TopicsView } from './topics/topics-view.tsx';
import { TraceView } from './trace/trace-view.tsx';

/** Topics, guided check, calculators and changes; the view opened last is remembered while the program is open. */
export function GuidanceScreen() {
  const { target } = useNavigation();
  return target?.kind === 'consultation' ? <TraceView id={target.id} /> : <Views />;
}

function Views() {
  const { t } = useText('guidance');
  const { view, setView } = useGuidancePlace();
  const list = useRef<HTMLDivElement>(null);
  // On this screen already: the same key goes to the views, where the arrows choose.
  useCommand('screen-guidance', () =>
    list.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(),
  );
  return (
    <Tabs
      className={cx(styles.screen)}
      selectedKey={view}
      onSelectionChange={key => {
        const chosen = guidanceViews.find(one => one === key);
        if (chosen !== undefined) setView(chosen);
      }}
    >
      <header className={styles.head}>
        <h1 className={styles.title}>{t('title')}</h1>
        <TabList ref={list} className={cx(styles.tabs)} aria-label={t('views')}>
          {guidanceViews.map(id => (
            <Tab key={id} id={id} className={cx(styles.tab)}>
              {t(`view.${id}`)}
            </Tab>
          ))}
        </TabList>
        {view === 'topics' || view === 'check' ? <DayPicker /> : null}
      </header>
      {view === 'topics' || view === 'check' ? (
        <div className={styles.banner}>
          <DayBanner />
        </div>
      ) : null}
      {guidanceViews.map(id => (
        <TabPanel key={id} id={id} className={cx(styles.panel)}>
          <View view={id} />
        </TabPanel>
      ))}
    </Tabs>
  );
}

function View({ view }: { readonly view: GuidanceView }) {
  switch (view) {
    case 'topics':
      return <TopicsView />;
    case 'check':
      return <CheckView />;
    case 'calculators':
      return (
        <div className={styles.padded}>
          <CalculatorsPage />
        </div>
      );
    case 'changes':
      return <ChangesView />;
  }
}
