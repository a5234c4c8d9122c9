import { columnTargets } from '../../../../core/contact/table/columns.ts';
import { Select } from '../../../components/select.tsx';
import { useText } from '../../../i18n/use-text.ts';
import styles from './transfer.module.css';
import type { Preview, Target } from './use-import.ts';

interface ImportColumnsProps {
  readonly columns: Preview['columns'];
  readonly onChange: (columns: readonly Target[]) => void;
}

const none = 'none';

/** What each column of a table is taken for; another choice reads the file again. */
export function ImportColumns({ columns, onChange }: ImportColumnsProps) {
  const { t } = useText('directory');
  return (
    <details className={styles.columns} open={columns.every(({ target }) => target === null)}>
      <summary>{t('import.columns')}</summary>
      <div className={styles.columnGrid}>
        {columns.map((column, at) => (
          <Select<NonNullable<Target> | typeof none>
            // Two columns may have the same header.
            key={`${column.header} ${String(at)}`}
            label={column.header === '' ? t('import.column', { number: at + 1 }) : column.header}
            hint={column.examples.join(' · ')}
            value={column.target ?? none}
            options={[
              { value: none, label: t('import.column.none') },
              ...columnTargets.map(value => ({ value, label: t(`column.${value}`) })),
            ]}
            onChange={chosen =>
              onChange(
                columns.map(({ target }, place) => (place !== at ? target : chosen === none ? null : chosen)),
              )
            }
          />
        ))}
      </div>
    </details>
  );
}
