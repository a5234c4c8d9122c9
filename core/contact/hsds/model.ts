/**
 * Open Referral HSDS 3.0 as tables: which there are, what their columns may hold, and how one nests in another.
 * @see https://docs.openreferral.org/en/3.0/hsds/schema_reference.html
 */
export const tableNames = [
  'organization',
  'program',
  'service',
  'attribute',
  'service_at_location',
  'location',
  'phone',
  'contact',
  'address',
  'schedule',
  'funding',
  'service_area',
  'required_document',
  'language',
  'accessibility',
  'taxonomy_term',
  'metadata',
  'meta_table_description',
  'cost_option',
  'organization_identifier',
  'taxonomy',
] as const;
export type TableName = (typeof tableNames)[number];

export type Json = string | number | boolean | null | { [key: string]: Json } | Json[];
export type Row = Readonly<Record<string, Json>>;
/** Rows by table; a table that is not named has none. */
export type Tables = Readonly<Partial<Record<TableName, readonly Row[]>>>;

const files: Readonly<Partial<Record<TableName, string>>> = {
  service_at_location: 'service_at_location',
  funding: 'funding',
  accessibility: 'accessibility',
  metadata: 'metadata',
  address: 'addresses',
  taxonomy: 'taxonomies',
};

/** Name of the CSV file of a table, without its ending. */
export const fileOf = (table: TableName): string => files[table] ?? `${table}s`;

/** The table that a file or key names; null where it names none. */
export function tableOf(name: string): TableName | null {
  const plain = name
    .toLowerCase()
    .replace(/^.*[/\\]/, '')
    .replace(/\.csv$/, '');
  return (
    tableNames.find(table => plain === table || plain === fileOf(table) || plain === `${table}s`) ?? null
  );
}

/** A row that stands inside another: as a list (`many`, which names its owner) or alone (`one`, which the owner names). */
export interface Relation {
  readonly owner: TableName;
  readonly property: string;
  readonly child: TableName;
  readonly kind: 'many' | 'one';
  /** Column with the id of the other: in the child for `many`, in the owner for `one`. */
  readonly column: string;
}

const many = (owner: TableName, ...children: readonly (readonly [string, TableName])[]): Relation[] =>
  children.map(([property, child]) => ({ owner, property, child, kind: 'many', column: `${owner}_id` }));

const one = (owner: TableName, property: string, child: TableName, column: string): Relation => ({
  owner,
  property,
  child,
  kind: 'one',
  column,
});

export const relations: readonly Relation[] = [
  ...many(
    'organization',
    ['funding', 'funding'],
    ['contacts', 'contact'],
    ['phones', 'phone'],
    ['locations', 'location'],
    ['programs', 'program'],
    ['organization_identifiers', 'organization_identifier'],
    ['services', 'service'],
  ),
  ...many(
    'service',
    ['phones', 'phone'],
    ['schedules', 'schedule'],
    ['service_areas', 'service_area'],
    ['service_at_locations', 'service_at_location'],
    ['languages', 'language'],
    ['funding', 'funding'],
    ['cost_options', 'cost_option'],
    ['required_documents', 'required_document'],
    ['contacts', 'contact'],
  ),
  one('service', 'organization', 'organization', 'organization_id'),
  one('service', 'program', 'program', 'program_id'),
  ...many('service_at_location', ['contacts', 'contact'], ['phones', 'phone'], ['schedules', 'schedule']),
  one('service_at_location', 'location', 'location', 'location_id'),
  one('service_at_location', 'service', 'service', 'service_id'),
  ...many(
    'location',
    ['languages', 'language'],
    ['addresses', 'address'],
    ['contacts', 'contact'],
    ['accessibility', 'accessibility'],
    ['phones', 'phone'],
    ['schedules', 'schedule'],
  ),
  ...many('phone', ['languages', 'language']),
  ...many('contact', ['phones', 'phone']),
  one('attribute', 'taxonomy_term', 'taxonomy_term', 'taxonomy_term_id'),
  one('taxonomy_term', 'taxonomy_detail', 'taxonomy', 'taxonomy_id'),
];

/** Rows that any row may have; they name it and its table. */
export const marks = [
  { property: 'attributes', child: 'attribute', id: 'link_id', entity: 'link_entity' },
  { property: 'metadata', child: 'metadata', id: 'resource_id', entity: 'resource_type' },
] as const;

/** Columns that name a row of another table. */
export const references: Readonly<Record<string, TableName>> = {
  organization_id: 'organization',
  parent_organization_id: 'organization',
  program_id: 'program',
  service_id: 'service',
  service_at_location_id: 'service_at_location',
  location_id: 'location',
  phone_id: 'phone',
  contact_id: 'contact',
  taxonomy_term_id: 'taxonomy_term',
  taxonomy_id: 'taxonomy',
  parent_id: 'taxonomy_term',
};

/** Columns that hold a number; all others of the standard hold text. */
export const numberColumns: ReadonlySet<string> = new Set([
  'amount',
  'count',
  'extension',
  'interval',
  'latitude',
  'longitude',
  'maximum_age',
  'minimum_age',
  'timezone',
  'year_incorporated',
]);

/** What a table must have, and what stands there when nobody said. */
export const required: Readonly<Partial<Record<TableName, Readonly<Record<string, string>>>>> = {
  organization: { name: '', description: '' },
  program: { name: '', description: '' },
  service: { name: '', status: 'active' },
  location: { location_type: 'physical' },
  phone: { number: '' },
  address: {
    address_1: '',
    city: '',
    state_province: '',
    postal_code: '',
    country: '',
    address_type: 'physical',
  },
  attribute: { link_entity: '' },
  organization_identifier: { identifier_type: '', identifier: '' },
  taxonomy: { name: '', description: '' },
  taxonomy_term: { name: '', description: '' },
  metadata: {
    last_action_date: '',
    last_action_type: '',
    field_name: '',
    previous_value: '',
    replacement_value: '',
    updated_by: '',
    resource_type: '',
  },
};

/** Words that a column is limited to. */
export const wordsOf: Readonly<Record<string, readonly string[]>> = {
  'service.status': ['active', 'inactive', 'defunct', 'temporarily closed'],
  'location.location_type': ['physical', 'postal', 'virtual'],
  'address.address_type': ['physical', 'postal', 'virtual'],
  'schedule.wkst': ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'],
  'schedule.freq': ['WEEKLY', 'MONTHLY'],
};

/** Columns with a web address or an e-mail address, by table and column. */
export const uriColumns: ReadonlySet<string> = new Set([
  'accessibility.url',
  'location.url',
  'organization.website',
  'organization.uri',
  'required_document.uri',
  'schedule.schedule_link',
  'service.url',
  'taxonomy.uri',
  'taxonomy_term.term_uri',
]);
export const emailColumns: ReadonlySet<string> = new Set([
  'contact.email',
  'organization.email',
  'service.email',
  'service.assurer_email',
]);

/** The one property of ours, on a service: what HSDS has no place for. */
export const profileProperty = 'drogowskaz';
