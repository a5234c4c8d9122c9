import { fieldOf, isSameValue } from '../../../../core/contact/fields.ts';
import {
  formOfHours,
  type HoursForm,
  hoursOfForm,
  lineProblem,
} from '../../../../core/contact/hours-form.ts';
import type { FieldValue, TypedText } from '../../../../core/contact/local.ts';
import type { Contact } from '../../../../core/contact/schema.ts';
import type { OpenedContact } from '../../../store/port.ts';

export interface PhoneLine {
  readonly number: string;
  readonly which: string;
}

/** A contact as it stands in the fields of the form: texts as typed, one thing a line where there are several. */
export interface ContactForm {
  readonly namePl: string;
  readonly nameUk: string;
  readonly nameEn: string;
  readonly category: string | null;
  readonly city: string;
  readonly street: string;
  readonly postalCode: string;
  readonly isConfidential: boolean;
  readonly phones: readonly PhoneLine[];
  readonly emails: string;
  readonly url: string;
  readonly hours: HoursForm;
  readonly languages: readonly string[];
  /** Weekdays of OSM on which a language is spoken; none: always. */
  readonly rota: Readonly<Record<string, readonly string[]>>;
  readonly appointment: 'no' | 'possible' | 'required';
  readonly cost: string;
  readonly audience: string;
  readonly services: string;
  readonly documents: string;
  readonly note: string;
  readonly closedFrom: string | null;
  readonly closedTo: string | null;
  readonly closedWhy: string;
}

const daysOnly = /^(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:,(?:Mo|Tu|We|Th|Fr|Sa|Su))*$/;
const textLines = (texts: readonly { readonly pl: string }[]): string => texts.map(({ pl }) => pl).join('\n');

/** The form of a contact that is not there yet. */
export const emptyForm: ContactForm = {
  namePl: '',
  nameUk: '',
  nameEn: '',
  category: null,
  city: '',
  street: '',
  postalCode: '',
  isConfidential: false,
  phones: [{ number: '', which: '' }],
  emails: '',
  url: '',
  hours: formOfHours(null),
  languages: [],
  rota: {},
  appointment: 'no',
  cost: '',
  audience: '',
  services: '',
  documents: '',
  note: '',
  closedFrom: null,
  closedTo: null,
  closedWhy: '',
};

/** The form of a contact as it holds here. */
export function formOf({ contact, closed }: OpenedContact): ContactForm {
  const { profile, service, organization } = contact;
  const address = contact.location?.addresses[0];
  const phones = contact.phones.map(({ number, description }) => ({ number, which: description?.pl ?? '' }));
  return {
    namePl: profile.names.pl,
    nameUk: profile.names.uk ?? '',
    nameEn: profile.names.en ?? '',
    category: profile.category,
    city: profile.city ?? '',
    street: address?.address_1 ?? '',
    postalCode: address?.postal_code ?? '',
    isConfidential: profile.confidentialAddress,
    phones: phones.length === 0 ? emptyForm.phones : phones,
    emails: [organization.email, ...service.emails].filter(email => email !== null).join('\n'),
    url: organization.website ?? '',
    hours: formOfHours(profile.hours),
    languages: contact.languages.map(({ code }) => code),
    rota: Object.fromEntries(
      (profile.languageHours ?? [])
        .filter(({ hours }) => daysOnly.test(hours))
        .map(({ code, hours }) => [code, hours.split(',')]),
    ),
    appointment: profile.byAppointment ?? 'no',
    cost: service.fees_description?.pl ?? '',
    audience: service.eligibility_description?.pl ?? '',
    services: textLines(profile.services),
    documents: textLines(profile.documents ?? []),
    note: profile.note?.pl ?? '',
    closedFrom: closed?.from ?? null,
    closedTo: closed?.to ?? null,
    closedWhy: closed?.reason ?? '',
  };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

/** A typed Polish text keeps its translations for as long as it stays the same. */
const typed = (pl: string, before: readonly TypedText[]): TypedText =>
  before.find(one => one.pl === pl) ?? { pl, uk: null, en: null };

const typedOrNull = (text: string, before: TypedText | null): TypedText | null => {
  const pl = orNull(text);
  return pl === null ? null : typed(pl, before === null ? [] : [before]);
};

type SetOf<F extends FieldValue['field']> = Extract<FieldValue, { field: F }>;

/** Every field of the form as the contact would hold it. `before` is null for a new one. */
function valuesOf(form: ContactForm, before: Contact | null): FieldValue[] {
  const was = <F extends FieldValue['field']>(field: F): SetOf<F> | undefined =>
    (before === null ? [] : [fieldOf(before, field)]).find((set): set is SetOf<F> => set.field === field);
  const phonesBefore = was('phones')?.value ?? [];
  const keptRota = (was('languageHours')?.value ?? []).filter(
    ({ code, hours }) => !daysOnly.test(hours) && form.languages.includes(code),
  );
  return [
    {
      field: 'name',
      value: { pl: form.namePl.trim(), uk: orNull(form.nameUk), en: orNull(form.nameEn) },
    },
    ...(form.category === null ? [] : [{ field: 'category', value: form.category } as const]),
    { field: 'city', value: orNull(form.city) },
    {
      field: 'address',
      value:
        orNull(form.street) === null
          ? null
          : {
              address_1: form.street.trim(),
              postal_code: orNull(form.postalCode),
              state_province: was('address')?.value?.state_province ?? null,
            },
    },
    { field: 'confidentialAddress', value: form.isConfidential },
    {
      field: 'phones',
      value: form.phones
        .filter(({ number }) => number.trim() !== '')
        .map(({ number, which }) => {
          const old = phonesBefore.find(one => one.number === number.trim());
          return {
            number: number.trim(),
            type: old?.type ?? 'voice',
            description: typedOrNull(which, old?.description ?? null),
          };
        }),
    },
    { field: 'emails', value: linesOf(form.emails) },
    { field: 'url', value: orNull(form.url) },
    { field: 'hours', value: hoursOfForm(form.hours) },
    { field: 'languages', value: [...form.languages] },
    {
      field: 'languageHours',
      value: [
        ...keptRota,
        ...form.languages.flatMap(code => {
          const days = form.rota[code] ?? [];
          return days.length === 0 ? [] : [{ code, hours: days.join(',') }];
        }),
      ],
    },
    { field: 'byAppointment', value: form.appointment },
    { field: 'cost', value: typedOrNull(form.cost, was('cost')?.value ?? null) },
    { field: 'audience', value: typedOrNull(form.audience, was('audience')?.value ?? null) },
    { field: 'services', value: linesOf(form.services).map(pl => typed(pl, was('services')?.value ?? [])) },
    {
      field: 'documents',
      value: linesOf(form.documents).map(pl => typed(pl, was('documents')?.value ?? [])),
    },
    { field: 'note', value: typedOrNull(form.note, was('note')?.value ?? null) },
  ];
}

/** What was changed in the form; of a new contact everything that was filled in. */
export const changedFields = (form: ContactForm, before: Contact | null): FieldValue[] =>
  valuesOf(form, before).filter(value => {
    if (before !== null) return !isSameValue(value, fieldOf(before, value.field));
    return Array.isArray(value.value)
      ? value.value.length > 0
      : value.value !== null && value.value !== false;
  });

export type FormProblem =
  | { readonly field: 'name' | 'category' | 'source' | 'closed' | 'nothing' }
  | { readonly field: 'phone' | 'hours'; readonly at: number };

/** What stands in the way of saving. */
export function problemsOf(form: ContactForm, source: string): FormProblem[] {
  const problems: FormProblem[] = [];
  if (form.namePl.trim() === '') problems.push({ field: 'name' });
  if (form.category === null) problems.push({ field: 'category' });
  for (const [at, { number }] of form.phones.entries())
    if (number.trim() !== '' && number.replace(/\D/g, '').length < 3) problems.push({ field: 'phone', at });
  if (form.hours.mode === 'week')
    for (const [at, line] of form.hours.lines.entries())
      if (lineProblem(line) !== null) problems.push({ field: 'hours', at });
  if (form.closedFrom !== null && form.closedTo !== null && form.closedTo < form.closedFrom)
    problems.push({ field: 'closed' });
  if (source.trim() === '') problems.push({ field: 'source' });
  return problems;
}
