import { fieldOf, isSameValue, withField } from './fields.ts';
import { contactObjectId } from './ids.ts';
import {
  type ContactCheck,
  type ContactImport,
  type Correction,
  type EditableField,
  editableFields,
  type FieldTrust,
  type FieldValue,
  type Layer,
  type LocalContact,
  type Overlay,
} from './local.ts';
import type { Contact, ContactField } from './schema.ts';

/** The pack has changed a field that was edited here. */
export interface FieldConflict {
  readonly field: EditableField;
  readonly mine: FieldValue;
  readonly pack: FieldValue;
}

export interface FieldState {
  readonly field: EditableField;
  readonly isLocal: boolean;
  readonly trust: FieldTrust;
  /** The list marks it as not confirmed, and nobody here has confirmed it since. */
  readonly isUnverified: boolean;
}

/** A contact as it holds at this point. */
export interface EffectiveContact {
  readonly contact: Contact;
  /** Made here or brought by an import. */
  readonly isOwn: boolean;
  /** Taken out again with an import: only those who still point at it see it. */
  readonly isRemoved: boolean;
  readonly local: LocalContact | null;
  readonly layer: Layer | null;
  readonly marks: readonly Correction[];
  readonly conflicts: readonly FieldConflict[];
}

/** Imports by id, as far as they were finished. */
export type Imports = ReadonlyMap<string, ContactImport>;

const emptyLayer: Layer = { own: null, ownImportId: null, overlay: [], extra: null, closed: null };

/** The part of a record that is in force: that before its last import where the import was not finished or was undone. */
export function layerInForce(local: LocalContact, imports: Imports): Layer {
  const { imported } = local;
  if (imported !== null && imports.get(imported.importId)?.state !== 'applied') return imported.before;
  const { own, ownImportId, overlay, extra, closed } = local;
  return { own, ownImportId, overlay, extra, closed };
}

const digits = (text: string): string => text.replace(/\D/g, '').replace(/^(?:00)?48(?=\d{9}$)/, '');
/** The same number, however it is grouped. */
export const isSamePhone = (a: string, b: string): boolean => digits(a) === digits(b) && digits(a) !== '';

function withCorrectedPhone(contact: Contact, { oldValue, newValue }: Correction): Contact | null {
  const old = contact.phones.find(phone => isSamePhone(phone.number, oldValue));
  if (old === undefined) return null;
  const isKnown = contact.phones.some(phone => newValue !== null && isSamePhone(phone.number, newValue));
  const phones = contact.phones.flatMap(phone => {
    if (phone !== old) return [phone];
    if (newValue === null || isKnown) return [];
    return [{ ...old, id: contactObjectId(contact.id, `phone/${newValue}`), number: newValue }];
  });
  return { ...contact, phones };
}

/** The contact without the value that was found wrong; null where it does not have it. */
function withCorrection(contact: Contact, correction: Correction): Contact | null {
  const { field, oldValue, newValue } = correction;
  if (field === 'phones') return withCorrectedPhone(contact, correction);
  const now = fieldOf(contact, field);
  if (now.field === 'emails') {
    if (!now.value.includes(oldValue)) return null;
    const rest = now.value.flatMap(one => (one !== oldValue ? [one] : newValue === null ? [] : [newValue]));
    return withField(contact, { field: 'emails', value: [...new Set(rest)] });
  }
  if (now.field === 'address') {
    if (now.value?.address_1 !== oldValue) return null;
    const value = newValue === null ? null : { ...now.value, address_1: newValue };
    return withField(contact, { field: 'address', value });
  }
  if ((now.field !== 'url' && now.field !== 'hours') || now.value !== oldValue) return null;
  return withField(contact, { field: now.field, value: newValue });
}

const isStanding = (check: ContactCheck): boolean => !check.withdrawn;

/** The newest check that says so; the later of two on one day. */
const lastOf = (checks: readonly ContactCheck[], suits: (check: ContactCheck) => boolean) =>
  checks.findLast(check => isStanding(check) && suits(check)) ?? null;

const latest = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

/** What checks say of the whole contact: when it was verified last, and whether it was found to be gone. */
function withChecks(contact: Contact, checks: readonly ContactCheck[]): Contact {
  const right = lastOf(checks, check => check.field === null && check.result !== 'dead');
  const last = lastOf(checks, check => check.field === null);
  const verifiedOn = latest(contact.profile.verifiedOn, right?.on ?? null);
  const checked = { ...contact, profile: { ...contact.profile, verifiedOn } };
  return last?.result === 'dead'
    ? { ...checked, service: { ...checked.service, status: 'defunct' } }
    : checked;
}

const isVerifiedBy = (overlay: Overlay): boolean =>
  overlay.trust.verifiedOn !== null || overlay.trust.confidence === 'high';

function withOverlay(contact: Contact, overlay: readonly Overlay[]): Contact {
  const set = overlay.reduce((one, { set: value }) => withField(one, value), contact);
  const confirmed = new Set<string>(overlay.filter(isVerifiedBy).map(one => one.set.field));
  const unverifiedFields = set.profile.unverifiedFields.filter(field => !confirmed.has(field));
  return { ...set, profile: { ...set.profile, unverifiedFields } };
}

/** Pack and local layer of one contact together; null where neither has it (any more). */
export function effectiveContact(
  pack: Contact | null,
  local: LocalContact | null,
  imports: Imports,
): EffectiveContact | null {
  if (local === null)
    return pack === null
      ? null
      : { contact: pack, isOwn: false, isRemoved: false, local, layer: null, marks: [], conflicts: [] };
  const layer = layerInForce(local, imports);
  const isUndone = local.imported !== null && imports.get(local.imported.importId)?.state === 'undone';
  const base = pack ?? layer.own ?? (isUndone ? local.own : null);
  if (base === null) return null;
  let contact = withOverlay(base, layer.overlay);
  const marks: Correction[] = [];
  for (const correction of local.corrections) {
    const corrected = correction.state === 'local' ? withCorrection(contact, correction) : null;
    if (corrected === null) continue;
    contact = corrected;
    marks.push(correction);
  }
  return {
    contact: withChecks(contact, local.checks),
    isOwn: pack === null,
    isRemoved: pack === null && layer.own === null,
    local,
    layer,
    marks,
    conflicts: pack === null ? [] : conflictsOf(pack, layer.overlay),
  };
}

/** A conflict is a field whose pack value is neither what it was when it was edited nor what it was edited to. */
function conflictsOf(pack: Contact, overlay: readonly Overlay[]): FieldConflict[] {
  return overlay.flatMap(({ set, base }) => {
    const now = fieldOf(pack, set.field);
    return base === null || isSameValue(now, base) || isSameValue(now, set)
      ? []
      : [{ field: set.field, mine: set, pack: now }];
  });
}

const isUnverifiedIn = (contact: Contact, field: EditableField): boolean => {
  const listed: readonly string[] = contact.profile.unverifiedFields satisfies readonly ContactField[];
  return listed.includes(field);
};

/** Every field with where it comes from and how far it is verified. */
export function fieldStates({ contact, layer, local }: EffectiveContact): FieldState[] {
  const { source, verifiedOn, confidence } = contact.profile;
  const overlay = new Map((layer ?? emptyLayer).overlay.map(one => [one.set.field, one]));
  const checks = local?.checks ?? [];
  const whole = lastOf(checks, check => check.field === null && check.result !== 'dead');
  return editableFields.map(field => {
    const own = overlay.get(field);
    const right = lastOf(checks, check => check.field === field && check.result === 'right');
    const trust = own?.trust ?? { source, verifiedOn, verifiedBy: whole?.by ?? null, confidence };
    const isLater = right !== null && (trust.verifiedOn === null || right.on >= trust.verifiedOn);
    return {
      field,
      isLocal: own !== undefined,
      trust: isLater ? { ...trust, verifiedOn: right.on, verifiedBy: right.by } : trust,
      isUnverified: right === null && isUnverifiedIn(contact, field),
    };
  });
}

/** Who verified the contact as a whole last; null where nobody here did. */
export const verifiedBy = ({ contact, local }: EffectiveContact): string | null => {
  const right = lastOf(local?.checks ?? [], check => check.field === null && check.result !== 'dead');
  return right !== null && right.on === contact.profile.verifiedOn ? right.by : null;
};
