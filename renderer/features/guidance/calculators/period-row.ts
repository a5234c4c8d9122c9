/** One row of a calculator: a period as far as it has been typed. */
export interface PeriodRow {
  /** Stays the same while rows come and go. */
  readonly key: number;
  readonly from: string | null;
  readonly to: string | null;
  /** The period goes on: `to` does not count. */
  readonly isOpen: boolean;
  readonly isTitled: boolean;
  /** Words that came with a pasted row. */
  readonly note: string;
  /** The person has been here and gone on: what is missing may be said. */
  readonly isLeft: boolean;
}

/** A whole period: `to` is null while it goes on. */
export interface WholePeriod {
  readonly from: string;
  readonly to: string | null;
  readonly isTitled: boolean;
}

/** While a year is being typed its field says 0002, 0020, 0202: such a day is not whole yet. */
const firstDay = '2000-01-01';
const lastDay = '2099-12-31';

/** The day, or null while it is still being typed. */
export const wholeDay = (day: string | null): string | null =>
  day !== null && day >= firstDay && day <= lastDay ? day : null;

export const emptyRow = (key: number): PeriodRow => ({
  key,
  from: null,
  to: null,
  isOpen: false,
  isTitled: false,
  note: '',
  isLeft: false,
});

type RowProblem = 'first-missing' | 'second-missing' | 'reversed' | 'not-begun';

/**
 * What keeps a row from being counted; null for a whole one and for one in which nothing stands yet. `now` is given
 * where a period that goes on must have begun by that day.
 */
export function problemOf(row: PeriodRow, now?: string): RowProblem | null {
  const { isOpen } = row;
  const from = wholeDay(row.from);
  const to = wholeDay(row.to);
  if (from === null) return to === null && !isOpen ? null : 'first-missing';
  if (isOpen) return now !== undefined && from > now ? 'not-begun' : null;
  if (to === null) return 'second-missing';
  return to < from ? 'reversed' : null;
}

/** The rows that can be counted, in the order typed. */
export const wholePeriods = (rows: readonly PeriodRow[], now?: string): WholePeriod[] =>
  rows.flatMap(row =>
    row.from === null || problemOf(row, now) !== null
      ? []
      : { from: row.from, to: row.isOpen ? null : row.to, isTitled: row.isTitled },
  );

/** How many rows were begun and cannot be counted as they stand. */
export const leftOut = (rows: readonly PeriodRow[], now?: string): number =>
  rows.filter(row => problemOf(row, now) !== null).length;
