import { Plus, X } from 'lucide-react';
import {
  emptyLine,
  type FormDay,
  formDays,
  type HoursForm,
  type HoursLine,
  hoursOfForm,
  lineProblem,
} from '../../../../core/contact/hours-form.ts';
import { useQuery } from '../../../app/hooks/use-query.ts';
import { useToday } from '../../../app/hooks/use-today.ts';
import { Button } from '../../../components/button.tsx';
import { ChoiceChips, ToggleChips } from '../../../components/chip-group.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { WeekTable } from '../../../components/reading/contact-hours.tsx';
import { weekdayName } from '../../../components/reading/opening-text.ts';
import { Switch } from '../../../components/switch.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useText } from '../../../i18n/use-text.ts';
import styles from './edit.module.css';

interface HoursEditorProps {
  readonly id: string;
  readonly form: HoursForm;
  readonly onChange: (form: HoursForm) => void;
}

/** 5 January 2026 is a Monday. */
const dayOf = (day: FormDay): string => `2026-01-${String(5 + formDays.indexOf(day)).padStart(2, '0')}`;
const sunday = 6;

/** Opening hours by days and times; what they come to in OSM syntax is shown as the week it means. */
export function HoursEditor({ id, form, onChange }: HoursEditorProps) {
  const { t } = useText('directory');
  const change = (at: number, line: HoursLine): void =>
    onChange({ ...form, lines: form.lines.map((one, place) => (place === at ? line : one)) });
  return (
    <div className={styles.hours}>
      <ChoiceChips<HoursForm['mode']>
        label={t('hours')}
        value={form.mode}
        options={(['unknown', 'always', 'week', 'text'] as const).map(value => ({
          value,
          label: t(`hours-form.${value}`),
        }))}
        onChange={mode => onChange({ ...form, mode })}
      />
      {form.mode === 'week' ? (
        <>
          {form.lines.map((line, at) => (
            <LineFields
              // Lines have no name but their place.
              key={`${id}-${String(at)}`}
              id={`${id}-${String(at)}`}
              line={line}
              onChange={next => change(at, next)}
              onRemove={
                form.lines.length === 1
                  ? null
                  : () => onChange({ ...form, lines: form.lines.filter((_, place) => place !== at) })
              }
            />
          ))}
          <Button
            variant="quiet"
            icon={Plus}
            onPress={() => onChange({ ...form, lines: [...form.lines, emptyLine] })}
          >
            {t('hours-form.add')}
          </Button>
        </>
      ) : null}
      {form.mode === 'text' ? (
        <TextField
          id={`${id}-0`}
          label={t('hours-form.text.label')}
          hint={t('hours-form.text.hint')}
          monospace
          value={form.text}
          onChange={text => onChange({ ...form, text })}
        />
      ) : null}
      <Meaning form={form} />
    </div>
  );
}

interface LineFieldsProps {
  readonly id: string;
  readonly line: HoursLine;
  readonly onChange: (line: HoursLine) => void;
  readonly onRemove: (() => void) | null;
}

function LineFields({ id, line, onChange, onRemove }: LineFieldsProps) {
  const { t, language } = useText('directory');
  const part = (key: 'opens' | 'closes' | 'opens2' | 'closes2', label: string) => (
    <TextField
      id={key === 'opens' ? id : `${id}-${key}`}
      label={label}
      value={line[key]}
      onChange={value => onChange({ ...line, [key]: value })}
      placeholder={key.startsWith('opens') ? '8:00' : '16:00'}
      className={styles.time ?? ''}
    />
  );
  return (
    <div className={styles.line}>
      <ToggleChips<FormDay>
        label={t('hours-form.days')}
        values={line.days}
        options={formDays.map((value, at) => ({
          value,
          label: at > sunday ? t('hours-form.holidays') : weekdayName(dayOf(value), language, 'short'),
          name: at > sunday ? t('hours-form.holidays') : weekdayName(dayOf(value), language, 'long'),
        }))}
        onChange={days => onChange({ ...line, days })}
      />
      <div className={styles.spans}>
        {line.isClosed ? null : (
          <>
            {part('opens', t('hours-form.start'))}
            {part('closes', t('hours-form.end'))}
            {part('opens2', t('hours-form.start2'))}
            {part('closes2', t('hours-form.end2'))}
          </>
        )}
        <Switch isSelected={line.isClosed} onChange={isClosed => onChange({ ...line, isClosed })}>
          {t('hours.closed')}
        </Switch>
        {onRemove === null ? null : <IconButton icon={X} label={t('hours-form.remove')} onPress={onRemove} />}
      </div>
    </div>
  );
}

/** The week that the form means, read by the same reader as everywhere. */
function Meaning({ form }: { readonly form: HoursForm }) {
  const { t } = useText('directory');
  const today = useToday();
  const isReady =
    form.mode === 'text' || (form.mode === 'week' && form.lines.every(line => lineProblem(line) === null));
  const hours = isReady ? hoursOfForm(form) : null;
  const { data } = useQuery('directory.hours', hours === null ? null : { hours });
  if (hours === null || data === undefined) return null;
  if (data.week === null) return <Notice tone="danger">{t('hours-form.unreadable')}</Notice>;
  return (
    <div className={styles.meaning}>
      <p>{t('hours-form.meaning')}</p>
      <WeekTable week={data.week} today={today} />
    </div>
  );
}
