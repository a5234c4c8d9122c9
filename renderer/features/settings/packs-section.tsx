import { useQuery } from '../../app/hooks/use-query.ts';
import { useToday } from '../../app/hooks/use-today.ts';
import { Badge } from '../../components/badge.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { DeskStatus, PackState } from '../../store/port.ts';
import { PackLoader } from './pack-loader.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

type MissingPack = DeskStatus['missingPacks'][number];
type Row = { readonly id: string; readonly pack: PackState | null; readonly missing: MissingPack | null };

/** Which content is in use, how old it is and until when, what its makers say about its limits, and the way to newer. */
export function PacksSection() {
  const { t, language } = useText('settings');
  const { data } = useQuery('desk.status', {});
  if (data === undefined) {
    return (
      <Section title={t('section.packs')}>
        <Skeleton lines={3} title={false} />
      </Section>
    );
  }
  const rows: Row[] = [
    ...data.packs.map(pack => ({ id: pack.id, pack, missing: null })),
    ...data.missingPacks.map(missing => ({ id: missing.id, pack: null, missing })),
  ];
  return (
    <Section title={t('section.packs')}>
      <ExpiredNotice packs={data.packs} />
      {rows.length === 0 ? <Notice tone="warning">{t('packs.none')}</Notice> : <PackTable rows={rows} />}
      {data.packs.map(pack => (
        <p key={pack.id} className={styles.hint}>
          {pack.notice[language]}
        </p>
      ))}
      <p className={styles.hint}>{t('packs.legal')}</p>
      <PackLoader />
    </Section>
  );
}

const isExpired = ({ expiresOn }: PackState, today: string): boolean =>
  expiresOn !== null && expiresOn < today;

function ExpiredNotice({ packs }: { readonly packs: readonly PackState[] }) {
  const { t, language } = useText('settings');
  const format = useFormat();
  const today = useToday();
  const expired = packs.filter(pack => isExpired(pack, today));
  if (expired.length === 0) return null;
  return (
    <Notice tone="warning" title={t('packs.expired.title')}>
      {t('packs.expired.text', { packs: format.list(expired.map(pack => pack.title[language])) })}
    </Notice>
  );
}

function PackTable({ rows }: { readonly rows: readonly Row[] }) {
  const { t, language } = useText('settings');
  const format = useFormat();
  const today = useToday();
  const columns: Column<Row>[] = [
    {
      id: 'title',
      label: t('packs.title'),
      isRowHeader: true,
      cell: row => row.pack?.title[language] ?? row.id,
    },
    {
      id: 'version',
      label: t('packs.version'),
      cell: row =>
        row.pack === null ? null : (
          <>
            <p>{row.pack.version}</p>
            <p className={styles.small}>
              {t(row.pack.isFromFile ? 'packs.from-file' : 'packs.from-program')}
            </p>
          </>
        ),
    },
    {
      id: 'as-of',
      label: t('packs.as-of'),
      cell: row =>
        row.pack === null ? null : (
          <>
            <p>{format.day(row.pack.asOf)}</p>
            <p className={styles.small}>{format.daysFrom(today, row.pack.asOf)}</p>
          </>
        ),
    },
    { id: 'expires', label: t('packs.expires'), cell: row => <Expiry pack={row.pack} /> },
    { id: 'state', label: t('packs.state'), cell: row => <PackCondition row={row} /> },
  ];
  return (
    <div className={styles.wide}>
      <DataTable caption={t('packs.caption')} columns={columns} rows={rows} rowId={row => row.id} />
    </div>
  );
}

function Expiry({ pack }: { readonly pack: PackState | null }) {
  const { t } = useText('settings');
  const format = useFormat();
  const today = useToday();
  if (pack === null) return null;
  if (pack.expiresOn === null) return <p className={styles.small}>{t('packs.expires.with-program')}</p>;
  return (
    <>
      <p>{format.day(pack.expiresOn)}</p>
      {isExpired(pack, today) ? (
        <Badge tone="red">{t('packs.expired')}</Badge>
      ) : (
        <p className={styles.small}>{format.daysFrom(today, pack.expiresOn)}</p>
      )}
    </>
  );
}

function PackCondition({ row }: { readonly row: Row }) {
  const { t } = useText('settings');
  const problem = row.missing ?? row.pack?.problem ?? null;
  if (problem === null) return <Badge tone="green">{t('packs.good')}</Badge>;
  return (
    <>
      <Badge tone="red">{t(row.missing === null ? 'packs.kept' : 'packs.absent')}</Badge>
      <p className={styles.problem}>
        {t('packs.problem', {
          text: t(`errors:${problem.code}`, { wait: '', needed: '' }),
          where: [problem.file, problem.at].filter(part => part !== '').join(', '),
        })}
      </p>
    </>
  );
}
