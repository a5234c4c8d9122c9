import { ListFilter, Printer, SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useNavigation } from '../../../app/hooks/navigation.tsx';
import { useToday } from '../../../app/hooks/use-today.ts';
import { Button } from '../../../components/button.tsx';
import { cx } from '../../../components/cx.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ContactPane } from '../detail/contact-pane.tsx';
import { ContactList } from './contact-list.tsx';
import { FacetPanel, isNarrowed } from './facet-panel.tsx';
import styles from './list.module.css';
import { ListHandout } from './list-handout.tsx';
import { useDirectoryList } from './use-directory-list.ts';

/** Find a contact by need, town, language and hours; read it beside the list; choose some to give out together. */
export function ListView() {
  const { t } = useText('directory');
  const { t: desk } = useText('desk');
  const { target } = useNavigation();
  const today = useToday();
  const errorText = useErrorText();
  const { text, setText, filter, setFilter, rows, facets, isAsking, error } = useDirectoryList();
  const [openedId, setOpened] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [printed, setPrinted] = useState<readonly string[] | null>(null);
  const [isFiltering, setFiltering] = useState(false);
  useEffect(() => {
    if (target?.kind === 'contact') setOpened(target.id);
  }, [target]);
  const choose = (id: string, isChosen: boolean): void =>
    setChosen(last => new Set(isChosen ? [...last, id] : [...last].filter(one => one !== id)));
  return (
    <div className={cx(styles.view, openedId !== null && styles.isReading)}>
      <div className={styles.side}>
        <Button
          variant="quiet"
          icon={ListFilter}
          className={styles.narrowButton ?? ''}
          aria-expanded={isFiltering}
          onPress={() => setFiltering(!isFiltering)}
        >
          {t('facet.show')}
        </Button>
        <section
          className={cx(styles.narrow, isFiltering && styles.isShown)}
          aria-label={t('facet.label')}
          tabIndex={0}
        >
          <FacetPanel facets={facets} filter={filter} onChange={setFilter} />
        </section>
      </div>
      <section className={styles.list} aria-label={t('list.label')}>
        <div className={styles.tools}>
          <TextField label={t('list.filter')} value={text} onChange={setText} />
          <p role="status" className={styles.count}>
            {rows === undefined ? null : t('list.count', { count: rows.length })}
          </p>
          {isNarrowed(filter) ? (
            <Button variant="quiet" onPress={() => setFilter({})}>
              {t('facet.clear')}
            </Button>
          ) : null}
        </div>
        {chosen.size === 0 ? null : (
          <div className={styles.chosen}>
            <span role="status">{t('list.chosen', { count: chosen.size })}</span>
            <Button icon={Printer} onPress={() => setPrinted([...chosen])}>
              {t('list.print')}
            </Button>
            <Button variant="quiet" onPress={() => setChosen(new Set())}>
              {t('list.choose-none')}
            </Button>
          </div>
        )}
        {error === undefined ? null : <Notice tone="danger">{errorText(error)}</Notice>}
        {rows === undefined && error === undefined ? <Skeleton lines={8} /> : null}
        {rows?.length === 0 && !isAsking ? (
          <EmptyState icon={SearchX} title={t('list.none')}>
            {isNarrowed(filter) ? t('list.none.narrowed') : desk('results.none.hint')}
          </EmptyState>
        ) : null}
        {rows === undefined ? null : (
          <ContactList
            // Another search begins at its first row.
            key={text.trim()}
            rows={rows}
            today={today}
            openedId={openedId}
            onOpen={setOpened}
            chosen={chosen}
            onChoose={choose}
          />
        )}
      </section>
      <ContactPane id={openedId} onClose={() => setOpened(null)} onShare={id => setPrinted([id])} />
      {printed === null ? null : <ListHandout ids={printed} onClose={() => setPrinted(null)} />}
    </div>
  );
}
