import { Plus } from 'lucide-react';
import { useQuery } from '../../../app/hooks/use-query.ts';
import { Button } from '../../../components/button.tsx';
import { ChoiceChips, ToggleChips } from '../../../components/chip-group.tsx';
import { ComboBox } from '../../../components/combo-box.tsx';
import { DayField } from '../../../components/day-field.tsx';
import { weekdayName } from '../../../components/reading/opening-text.ts';
import { Switch } from '../../../components/switch.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { ContactForm } from './contact-form.ts';
import styles from './edit.module.css';
import { HoursEditor } from './hours-editor.tsx';

interface FormFieldsProps {
  readonly form: ContactForm;
  readonly onChange: (part: Partial<ContactForm>) => void;
  /** What is wrong with the control of that id, or undefined. */
  readonly problemAt: (id: string) => string | undefined;
}

type TextKey = {
  [K in keyof ContactForm]: ContactForm[K] extends string
    ? string extends ContactForm[K]
      ? K
      : never
    : never;
}[keyof ContactForm];

/** Languages that are offered; others come with the contact. */
const offered = ['pl', 'uk', 'ru', 'en', 'be', 'de', 'fr', 'es', 'vi', 'ar', 'ka', 'hy', 'tr'] as const;
const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
/** 5 January 2026 is a Monday. */
const mondayOfNames = 5;

export function FormFields({ form, onChange, problemAt }: FormFieldsProps) {
  const { t, language } = useText('directory');
  const { data: facets } = useQuery('directory.facets', { language });
  const text = (key: TextKey, label: string, more: { rows?: number; hint?: string; id?: string } = {}) => (
    <TextField
      id={more.id ?? `edit-${key}`}
      label={label}
      value={form[key]}
      onChange={value => onChange({ [key]: value })}
      error={problemAt(more.id ?? `edit-${key}`)}
      {...(more.rows === undefined ? {} : { rows: more.rows })}
      {...(more.hint === undefined ? {} : { hint: more.hint })}
    />
  );
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t('form.who')}</legend>
        {text('namePl', t('form.name-pl'), { id: 'edit-name' })}
        <div className={styles.pair}>
          {text('nameUk', t('form.name-uk'))}
          {text('nameEn', t('form.name-en'))}
        </div>
        <ComboBox
          id="edit-category"
          label={t('form.category')}
          value={form.category}
          options={(facets?.needs ?? []).map(({ value, label }) => ({ value, label }))}
          onChange={category => onChange({ category })}
          error={problemAt('edit-category')}
        />
        {text('services', t('services'), { rows: 2, hint: t('form.lines') })}
        {text('audience', t('audience'))}
        {text('cost', t('cost'))}
        {text('documents', t('documents'), { rows: 2, hint: t('form.lines') })}
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('form.reach')}</legend>
        <Phones form={form} onChange={onChange} problemAt={problemAt} />
        {text('emails', t('email'), { rows: 2, hint: t('form.lines') })}
        {text('url', t('website'))}
        {text('city', t('form.city'), { hint: t('form.city.hint') })}
        <div className={styles.pair}>
          {text('street', t('form.street'))}
          {text('postalCode', t('form.postal-code'))}
        </div>
        <Switch isSelected={form.isConfidential} onChange={isConfidential => onChange({ isConfidential })}>
          {t('form.confidential')}
        </Switch>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('form.when')}</legend>
        <HoursEditor id="edit-hours" form={form.hours} onChange={hours => onChange({ hours })} />
        <ChoiceChips<ContactForm['appointment']>
          label={t('form.appointment')}
          value={form.appointment}
          options={(['no', 'possible', 'required'] as const).map(value => ({
            value,
            label: t(`appointment.${value}`),
          }))}
          onChange={appointment => onChange({ appointment })}
        />
        <div className={styles.pair}>
          <DayField
            label={t('form.closed-from')}
            value={form.closedFrom}
            onChange={closedFrom => onChange({ closedFrom })}
          />
          <DayField
            id="edit-closed"
            label={t('form.closed-to')}
            hint={t('form.closed-to.hint')}
            value={form.closedTo}
            onChange={closedTo => onChange({ closedTo })}
            error={problemAt('edit-closed')}
          />
        </div>
        {form.closedFrom === null ? null : text('closedWhy', t('form.closed-why'))}
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('languages')}</legend>
        <Languages form={form} onChange={onChange} />
      </fieldset>
      {text('note', t('note'), { rows: 2 })}
    </>
  );
}

function Phones({ form, onChange, problemAt }: FormFieldsProps) {
  const { t } = useText('directory');
  const change = (at: number, part: Partial<ContactForm['phones'][number]>): void =>
    onChange({ phones: form.phones.map((phone, place) => (place === at ? { ...phone, ...part } : phone)) });
  return (
    <>
      {form.phones.map((phone, at) => (
        // Lines have no name but their place.
        <div key={`phone-${String(at)}`} className={styles.pair}>
          <TextField
            id={`edit-phone-${String(at)}`}
            label={t('phones')}
            inputMode="tel"
            value={phone.number}
            onChange={number => change(at, { number })}
            error={problemAt(`edit-phone-${String(at)}`)}
          />
          <TextField label={t('form.which')} value={phone.which} onChange={which => change(at, { which })} />
        </div>
      ))}
      <Button
        variant="quiet"
        icon={Plus}
        onPress={() => onChange({ phones: [...form.phones, { number: '', which: '' }] })}
      >
        {t('form.phone.add')}
      </Button>
    </>
  );
}

/** Which languages are spoken and, where somebody knows, on which days. */
function Languages({ form, onChange }: Omit<FormFieldsProps, 'problemAt'>) {
  const { t, language } = useText('directory');
  const format = useFormat();
  const codes = [...new Set<string>([...offered, ...form.languages])];
  return (
    <>
      <ToggleChips
        label={t('languages')}
        hideLabel
        values={form.languages}
        options={codes.map(value => ({ value, label: format.languageName(value) }))}
        onChange={languages => onChange({ languages })}
      />
      {form.languages.length === 0 ? null : (
        <details>
          <summary>{t('form.rota')}</summary>
          <p className={styles.hint}>{t('form.rota.hint')}</p>
          {form.languages.map(code => (
            <ToggleChips<string>
              key={code}
              label={format.languageName(code)}
              values={form.rota[code] ?? []}
              options={weekdays.map((value, at) => {
                const day = `2026-01-${String(mondayOfNames + at).padStart(2, '0')}`;
                return {
                  value,
                  label: weekdayName(day, language, 'short'),
                  name: weekdayName(day, language, 'long'),
                };
              })}
              onChange={days => onChange({ rota: { ...form.rota, [code]: days } })}
            />
          ))}
        </details>
      )}
    </>
  );
}
