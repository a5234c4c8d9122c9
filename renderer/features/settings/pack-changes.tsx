import { useText } from '../../i18n/use-text.ts';
import type { StoreOutput } from '../../store/port.ts';
import styles from './settings.module.css';

type PackPreview = StoreOutput<'pack.inspect'>;

type Change = PackPreview['changes'][number];
type Field = Change['fields'][number];

/** Fields that have a name of their own; the rest is "something else". */
const namedFields = [
  'value',
  'text',
  'detail',
  'title',
  'summary',
  'label',
  'note',
  'validFrom',
  'validTo',
  'checkedOn',
  'reviewBy',
  'confidence',
  'verify',
  'sources',
  'legalBasis',
  'hours',
  'number',
  'address_1',
  'url',
] as const;
type NamedField = (typeof namedFields)[number];

/** `trust.sources.0` is about sources, `phones.1.number` about a number. */
const nameOf = (field: string): NamedField | 'other' =>
  field.split('.').reduce<NamedField | 'other'>((found, part) => {
    const named = namedFields.find(name => name === part);
    return named ?? found;
  }, 'other');

/** What a pack changes: a count of each kind, then thing by thing, with the words before and after. */
export function PackChanges({ preview }: { readonly preview: PackPreview }) {
  const { t } = useText('settings');
  const { counts, changes, furtherChanges } = preview;
  if (changes.length === 0) return <p>{t('preview.no-changes')}</p>;
  return (
    <section aria-label={t('preview.changes')} className={styles.stack}>
      <h3>{t('preview.changes')}</h3>
      <ul className={styles.bullets}>
        {counts.map(({ thing, added, changed, removed }) => (
          <li key={thing}>{t('preview.count', { thing: t(`thing.${thing}`), added, changed, removed })}</li>
        ))}
      </ul>
      <ul className={styles.changes}>
        {changes.map(change => (
          <ChangeLine key={`${change.thing} ${change.id}`} change={change} />
        ))}
      </ul>
      {furtherChanges === 0 ? null : (
        <p className={styles.hint}>{t('preview.further', { count: furtherChanges })}</p>
      )}
    </section>
  );
}

function ChangeLine({ change }: { readonly change: Change }) {
  const { t, language } = useText('settings');
  return (
    <li>
      <p>
        <span className={styles.small}>
          {t('preview.change', { thing: t(`thing.${change.thing}`), what: t(`change.${change.change}`) })}
        </span>{' '}
        {change.name[language]}
      </p>
      {change.fields.map(field => (
        <FieldLine key={field.field} field={field} />
      ))}
    </li>
  );
}

function FieldLine({ field }: { readonly field: Field }) {
  const { t, language } = useText('settings');
  return (
    <p className={styles.field}>
      <span className={styles.small}>{t(`field.${nameOf(field.field)}`)}</span>
      {field.from === null ? null : <del>{field.from[language]}</del>}
      {field.to === null ? null : <ins>{field.to[language]}</ins>}
    </p>
  );
}
