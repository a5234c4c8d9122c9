import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './data-table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end of their column. */
  readonly align?: 'start' | 'end';
  /** The column that names the row. */
  readonly isRowHeader?: boolean;
}

interface DataTableProps<Row> {
  /** What the table holds; heard, and seen when `showCaption`. */
  readonly caption: string;
  readonly showCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
}

/** A plain table for reading; when the page is narrow, each row becomes a small block, so nothing scrolls sideways. */
export function DataTable<Row>({ caption, showCaption = false, columns, rows, rowId }: DataTableProps<Row>) {
  return (
    <section className={styles.box} aria-label={caption}>
      <table className={styles.table}>
        <caption className={styles.caption}>
          {showCaption ? caption : <VisuallyHidden>{caption}</VisuallyHidden>}
        </caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.id} scope="col" className={cx(column.align === 'end' && styles.end)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={rowId(row)}>
              {columns.map(column => {
                const Cell = column.isRowHeader === true ? 'th' : 'td';
                const scope = column.isRowHeader === true ? { scope: 'row' } : {};
                return (
                  <Cell
                    key={column.id}
                    {...scope}
                    data-label={column.label}
                    className={cx(column.align === 'end' && styles.end)}
                  >
                    <div className={styles.value}>{column.cell(row)}</div>
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
