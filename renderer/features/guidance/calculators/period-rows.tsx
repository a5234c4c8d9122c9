import { Plus, Trash2 } from 'lucide-react';
import { type FocusEvent, useId, useRef } from 'react';
import { Button } from '../../../components/button.tsx';
import { ToggleChips } from '../../../components/chip-group.tsx';
import { DayField } from '../../../components/day-field.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useText } from '../../../i18n/use-text.ts';
import styles from './calculators.module.css';
import { emptyRow, type PeriodRow, problemOf } from './period-row.ts';

type Mark = 'open' | 'titled';

interface PeriodRowsProps {
  readonly rows: readonly PeriodRow[];
  /** Given how the rows change: leaving a field changes a row twice at once. */
  readonly onChange: (change: (rows: readonly PeriodRow[]) => readonly PeriodRow[]) => void;
  /** Given where a period that goes on must have begun by this day. */
  readonly now?: string;
  readonly texts: {
    readonly row: (number: number) => string;
    readonly from: string;
    readonly to: string;
    readonly open: string;
    /** Left out where every period counts. */
    readonly titled?: string;
    readonly marks: (number: number) => string;
    readonly add: string;
    readonly remove: (number: number) => string;
  };
}

/** The first part of a day is where typing begins. */
const focusDay = (id: string): void => {
  document.getElementById(id)?.querySelector<HTMLElement>('[role="spinbutton"]')?.focus();
};

/** Periods one below the other, each with its first and last day: typed from the keyboard alone. */
export function PeriodRows({ rows, onChange, now, texts }: PeriodRowsProps) {
  const name = useId();
  const nextKey = useRef(rows.length);
  const idOf = (row: PeriodRow): string => `${name}-${row.key}`;
  const put = (row: PeriodRow, part: Partial<PeriodRow>): void =>
    onChange(all => all.map(one => (one.key === row.key ? { ...one, ...part } : one)));
  const add = (): void => {
    nextKey.current = Math.max(nextKey.current, ...rows.map(row => row.key)) + 1;
    const row = emptyRow(nextKey.current);
    onChange(all => [...all, row]);
    requestAnimationFrame(() => focusDay(idOf(row)));
  };
  const remove = (at: number): void => {
    const left = rows.filter((_, index) => index !== at);
    const kept = left.length === 0 ? [emptyRow((rows[at]?.key ?? 0) + 1)] : left;
    onChange(() => kept);
    const next = kept[Math.min(at, kept.length - 1)];
    if (next !== undefined) requestAnimationFrame(() => focusDay(idOf(next)));
  };
  return (
    <div className={styles.periods}>
      {rows.map((row, at) => (
        <Period
          key={row.key}
          id={idOf(row)}
          number={at + 1}
          row={row}
          problem={problemOf(row, now)}
          texts={texts}
          onChange={part => put(row, part)}
          onRemove={() => remove(at)}
        />
      ))}
      <div>
        <Button icon={Plus} onPress={add}>
          {texts.add}
        </Button>
      </div>
    </div>
  );
}

interface PeriodProps {
  readonly id: string;
  readonly number: number;
  readonly row: PeriodRow;
  readonly problem: ReturnType<typeof problemOf>;
  readonly texts: PeriodRowsProps['texts'];
  readonly onChange: (part: Partial<PeriodRow>) => void;
  readonly onRemove: () => void;
}

function Period({ id, number, row, problem, texts, onChange, onRemove }: PeriodProps) {
  const { t } = useText('calculators');
  const marks: readonly Mark[] = [
    ...(row.isOpen ? (['open'] as const) : []),
    ...(row.isTitled ? (['titled'] as const) : []),
  ];
  // What is missing is said when the person has gone on, not while the day is being typed.
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void => {
    if (!row.isLeft && !currentTarget.contains(relatedTarget)) onChange({ isLeft: true });
  };
  const isTyped = problem === 'reversed' || problem === 'not-begun';
  const shown = isTyped || row.isLeft ? problem : null;
  const words = shown === null ? undefined : t(`error.${shown}`, { open: texts.open });
  const isOfFirst = shown === 'first-missing' || shown === 'not-begun';
  return (
    <div className={styles.period} role="group" aria-label={texts.row(number)} onBlur={leave}>
      <div className={styles.periodDays}>
        <DayField
          id={id}
          label={texts.from}
          value={row.from}
          error={isOfFirst ? words : undefined}
          onChange={from => onChange({ from })}
        />
        {row.isOpen ? null : (
          <DayField
            label={texts.to}
            value={row.to}
            error={isOfFirst ? undefined : words}
            onChange={to => onChange({ to })}
          />
        )}
        <IconButton
          icon={Trash2}
          label={texts.remove(number)}
          onPress={onRemove}
          className={styles.remove ?? ''}
        />
      </div>
      <ToggleChips<Mark>
        label={texts.marks(number)}
        hideLabel
        options={[
          { value: 'open', label: texts.open },
          ...(texts.titled === undefined ? [] : [{ value: 'titled' as const, label: texts.titled }]),
        ]}
        values={marks}
        onChange={chosen =>
          onChange({ isOpen: chosen.includes('open'), isTitled: chosen.includes('titled') })
        }
      />
      {row.note === '' ? null : <p className={styles.small}>{row.note}</p>}
    </div>
  );
}
