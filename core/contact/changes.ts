import { AppError } from '../errors.ts';
import { type Imports, layerInForce } from './effective.ts';
import { fieldOf } from './fields.ts';
import {
  type Closed,
  type ContactCheck,
  type Correction,
  type EditableField,
  type FieldTrust,
  type FieldValue,
  type Layer,
  type LocalContact,
  localContactSchema,
  type Overlay,
} from './local.ts';
import type { Contact } from './schema.ts';

/** Who changes a contact, when, and with what the id of a new entry is made. */
export interface Hand {
  readonly by: string;
  readonly on: string;
  readonly newId: () => string;
  readonly imports: Imports;
}

/** A record that says nothing yet; its first change makes it revision 1. */
export const newLocal = (id: string, contactId: string): LocalContact => ({
  kind: 'contact',
  id,
  schemaVersion: 1,
  revision: 0,
  contactId,
  own: null,
  ownImportId: null,
  overlay: [],
  extra: null,
  closed: null,
  checks: [],
  corrections: [],
  imported: null,
});

const finish = (local: LocalContact): LocalContact =>
  localContactSchema.parse({ ...local, revision: local.revision + 1 });

const withEntry = (overlay: readonly Overlay[], entry: Overlay): Overlay[] => [
  ...overlay.filter(one => one.set.field !== entry.set.field),
  entry,
];

/**
 * Changes what a person may change, in the layer in force and in the one an undone import would bring back: what was
 * edited since then stays. A contact that came with the import and was edited belongs to this point from now on.
 */
function changeLayer(local: LocalContact, imports: Imports, change: (layer: Layer) => Layer): LocalContact {
  const layer = change(layerInForce(local, imports));
  const isImported = local.imported !== null && imports.get(local.imported.importId)?.state === 'applied';
  if (local.imported === null || !isImported) return { ...local, ...layer, imported: null };
  const before = change(local.imported.before);
  const kept = before.own === null ? { own: layer.own, extra: layer.extra } : {};
  return { ...local, ...layer, imported: { ...local.imported, before: { ...before, ...kept } } };
}

export interface Edit {
  readonly set: FieldValue;
  readonly trust: FieldTrust;
}

/** Sets fields. `pack` is the contact as the pack has it, for comparing with newer packs; null where it has none. */
export function edited(
  local: LocalContact,
  edits: readonly Edit[],
  pack: Contact | null,
  hand: Hand,
): LocalContact {
  const change = (layer: Layer): Layer => ({
    ...layer,
    overlay: edits.reduce<Overlay[]>(
      (overlay, { set, trust }) =>
        withEntry(overlay, {
          set,
          base: pack === null ? null : fieldOf(pack, set.field),
          trust,
          on: hand.on,
          importId: null,
        }),
      [...layer.overlay],
    ),
  });
  return finish(changeLayer(local, hand.imports, change));
}

/** Keeps the point's own value although the pack has another, or gives it up. */
export function resolved(
  local: LocalContact,
  {
    field,
    keep,
    pack,
  }: { readonly field: EditableField; readonly keep: 'mine' | 'pack'; readonly pack: Contact | null },
  hand: Hand,
): LocalContact {
  const change = (layer: Layer): Layer => ({
    ...layer,
    overlay: layer.overlay.flatMap(one => {
      if (one.set.field !== field) return [one];
      if (keep === 'pack') return [];
      return [{ ...one, base: pack === null ? null : fieldOf(pack, field) }];
    }),
  });
  return finish(changeLayer(local, hand.imports, change));
}

/** Says that it is closed for a while, or no longer. */
export const closedFor = (local: LocalContact, closed: Closed | null, hand: Hand): LocalContact =>
  finish(changeLayer(local, hand.imports, layer => ({ ...layer, closed })));

const correctable = new Set<EditableField>(['phones', 'emails', 'url', 'address', 'hours']);
const isCorrectable = (field: EditableField | null): field is Correction['field'] =>
  field !== null && correctable.has(field);

export interface Check {
  readonly result: ContactCheck['result'];
  readonly field: EditableField | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly note: string;
}

/** Notes a check and, where a value was found wrong, its correction. Throws `record-invalid` for one that says nothing. */
export function checked(
  local: LocalContact,
  { result, field, oldValue, newValue, note }: Check,
  hand: Hand,
): { readonly local: LocalContact; readonly check: ContactCheck; readonly correction: Correction | null } {
  const { by, on } = hand;
  const isCorrection = result !== 'right' && oldValue !== null;
  const isWrong = isCorrection ? !isCorrectable(field) || newValue === oldValue : newValue !== null;
  if (isWrong) throw new AppError('record-invalid', { field: field ?? 'contact', problem: 'no-correction' });
  const check: ContactCheck = { id: hand.newId(), on, by, result, field, note, withdrawn: false };
  const correction: Correction | null =
    isCorrection && isCorrectable(field)
      ? { id: hand.newId(), field, oldValue, newValue, on, by, state: 'local' }
      : null;
  const adopted = changeLayer(local, hand.imports, layer => layer);
  const next = finish({
    ...adopted,
    checks: [...local.checks, check],
    corrections: correction === null ? local.corrections : [...local.corrections, correction],
  });
  return { local: next, check, correction };
}

/** Takes back a check or a correction; both stay in the history. Throws `record-not-found`. */
export function withdrawn(local: LocalContact, id: string): LocalContact {
  const has = local.checks.some(one => one.id === id) || local.corrections.some(one => one.id === id);
  if (!has) throw new AppError('record-not-found', { id });
  return finish({
    ...local,
    checks: local.checks.map(one => (one.id === id ? { ...one, withdrawn: true } : one)),
    corrections: local.corrections.map(one => (one.id === id ? { ...one, state: 'withdrawn' } : one)),
  });
}

/** The record with what an import makes of it: in force once the import itself has a record. */
export function imported(
  local: LocalContact,
  importId: string,
  next: (layer: Layer) => Layer,
  imports: Imports,
): LocalContact {
  const before = layerInForce(local, imports);
  return finish({ ...local, ...next(before), imported: { importId, before } });
}

/** A readable id from a name: `Fundacja Łąka, Kraków` gives `fundacja-laka-krakow`; `contact` where nothing is left. */
export function slugOf(name: string, isTaken: (slug: string) => boolean): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  const stem = plain === '' ? 'contact' : plain;
  let slug = stem;
  for (let n = 2; isTaken(slug); n++) slug = `${stem}-${n}`;
  return slug;
}
