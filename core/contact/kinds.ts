import type { LocalizedText } from '../languages.ts';

/** Cost and audience are free texts of the source; these are the few kinds a list can be narrowed by. */
export const costKinds = ['free', 'partly', 'paid', 'unknown'] as const;
export type CostKind = (typeof costKinds)[number];

export const audienceKinds = [
  'everyone',
  'foreigners',
  'ukraine',
  'refugees',
  'women',
  'children',
  'families',
  'victims',
  'homeless',
  'patients',
  'workers',
  'residents',
  'other',
  'unknown',
] as const;
export type AudienceKind = (typeof audienceKinds)[number];

const wholly = /^(free|free of charge|bezpłatnie|bezpłatne|za darmo|безкоштовно)$/iu;
const anyFree = /free|bezpłatn|darm|безкоштовн/iu;

/** What kind of cost a text means. */
export function costKindOf(cost: LocalizedText | null): CostKind {
  if (cost === null) return 'unknown';
  if (wholly.test(cost.pl) || wholly.test(cost.en)) return 'free';
  return anyFree.test(cost.pl) || anyFree.test(cost.en) ? 'partly' : 'paid';
}

const signs: readonly (readonly [AudienceKind, RegExp])[] = [
  ['everyone', /everyone|anyone|wszys|każd/iu],
  ['foreigners', /foreign|third-country|migrant|cudzoziem|obcokraj/iu],
  ['ukraine', /ukrain/iu],
  ['refugees', /refugee|asylum|international protection|stateless|uchodź|ochron[yąa] międzynar/iu],
  ['women', /wom[ae]n|mother|kobiet|matk|matek/iu],
  ['children', /child|youth|young|minor|pupil|dzieci|młodzież|nieletni|ucz(?:eń|ni)/iu],
  ['families', /famil|parent|carer|rodzin|rodzic|opiekun/iu],
  ['victims', /victim|violence|traffick|crime|ofiar|przemoc|pokrzywdz|przestęp/iu],
  ['homeless', /homeless|bezdomn/iu],
  ['patients', /patient|uninsured|insured|pacjent|ubezpiecz/iu],
  ['workers', /worker|employ|job|pracown|pracodawc|bezrobotn|poszukując/iu],
  ['residents', /resident|inhabitant|mieszka/iu],
];

/** Whom a text means; several kinds where it names several. */
export function audienceKindsOf(audience: LocalizedText | null): AudienceKind[] {
  if (audience === null) return ['unknown'];
  const found = signs.flatMap(([kind, sign]) =>
    sign.test(audience.en) || sign.test(audience.pl) ? [kind] : [],
  );
  return found.length === 0 ? ['other'] : found;
}
