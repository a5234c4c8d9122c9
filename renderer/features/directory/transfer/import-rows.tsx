import { useState } from 'react';
import { editableFields } from '../../../../core/contact/local.ts';
import { useQuery } from '../../../app/hooks/use-query.ts';
import { Badge, type Tone } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { ChoiceChips } from '../../../components/chip-group.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { StoreOutput } from '../../../store/port.ts';
import styles from './transfer.module.css';
import type { Preview } from './use-import.ts';

type Row = StoreOutput<'directory.import.rows'>['rows'][number];
type Kind = Row['kind'];

const kinds = ['add', 'change', 'conflict', 'reject', 'same'] as const satisfies readonly Kind[];
const tones: Readonly<Record<Kind, Tone>> = {
  add: 'green',
  change: 'accent',
  conflict: 'amber',
  reject: 'red',
  same: 'neutral',
};
const pageRows = 50;

/** What would become of each row of the file, and why one is refused. */
export function ImportRows({ preview }: { readonly preview: Preview }) {
  const { t } = useText('directory');
  const errorText = useErrorText();
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const [limit, setLimit] = useState(pageRows);
  const { data, error } = useQuery('directory.import.rows', {
    token: preview.token,
    kind: kind === 'all' ? null : kind,
    from: 0,
    limit,
  });
  const all = kinds.reduce((sum, one) => sum + preview.counts[one], 0);
  return (
    <>
      <ChoiceChips<Kind | 'all'>
        label={t('import.show')}
        value={kind}
        options={[
          { value: 'all', label: `${t('import.all')} ${all}` },
          ...kinds.map(value => ({ value, label: `${t(`import.kind.${value}`)} ${preview.counts[value]}` })),
        ]}
        onChange={chosen => {
          setKind(chosen);
          setLimit(pageRows);
        }}
      />
      {error === undefined ? null : <Notice tone="danger">{errorText(error)}</Notice>}
      {data === undefined ? null : (
        <DataTable<Row>
          caption={t('import.preview', { name: preview.fileName })}
          rows={data.rows}
          rowId={row => String(row.row)}
          columns={[
            { id: 'row', label: t('import.row'), cell: row => row.row, align: 'end' },
            { id: 'name', label: t('import.name'), cell: row => row.name, isRowHeader: true },
            {
              id: 'kind',
              label: t('import.what'),
              cell: row => (
                <Badge tone={tones[row.kind]} icon={null}>
                  {t(`import.kind.${row.kind}`)}
                </Badge>
              ),
            },
            { id: 'fields', label: t('import.details'), cell: row => <RowDetails row={row} /> },
          ]}
        />
      )}
      {data === undefined || data.total <= data.rows.length ? null : (
        <Button variant="quiet" onPress={() => setLimit(Math.min(500, limit + pageRows * 3))}>
          {t('list.more', { count: data.total - data.rows.length })}
        </Button>
      )}
    </>
  );
}

/** Names of fields as the worker writes them, where the screen has a word for them. */
function RowDetails({ row }: { readonly row: Row }) {
  const { t } = useText('directory');
  const nameOf = (field: string): string => {
    const known = editableFields.find(one => one === field);
    return known === undefined ? field : t(`field.${known}`);
  };
  if (row.reason !== null)
    return t(`import.reason.${row.reason.code}`, {
      field: nameOf(row.reason.field),
      value: row.reason.value,
    });
  return (
    <ul className={styles.changes}>
      {row.fields.map(({ field, from, to, isConflict }) => (
        <li key={field}>
          <b>{nameOf(field)}</b>
          {': '}
          {from === '' ? null : <s>{from}</s>} {to}
          {isConflict ? ` (${t('import.kind.conflict')})` : null}
        </li>
      ))}
    </ul>
  );
}
