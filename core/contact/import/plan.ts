import { fieldOf, isSameValue } from '../fields.ts';
import type { EditableField, FieldValue, Layer, Overlay, TypedText } from '../local.ts';
import type { Contact } from '../schema.ts';
import type { Candidate, Rejected } from './candidates.ts';

/** One field that a file would change. */
export interface PlannedChange {
  readonly field: EditableField;
  readonly from: FieldValue;
  readonly to: FieldValue;
  /** This point has edited the field itself. */
  readonly isConflict: boolean;
}

/** What would become of one contact of a file. */
export type Planned =
  | { readonly kind: 'add'; readonly candidate: Candidate }
  | { readonly kind: 'same'; readonly candidate: Candidate }
  | {
      readonly kind: 'change' | 'conflict';
      readonly candidate: Candidate;
      readonly changes: readonly PlannedChange[];
    }
  | ({ readonly kind: 'reject' } & Rejected);

/** A contact as it is here, with the fields edited by hand. */
export interface Here {
  readonly contact: Contact;
  readonly layer: Layer | null;
}

const editedByHand = (layer: Layer | null): ReadonlySet<EditableField> =>
  new Set((layer?.overlay ?? []).filter(one => one.importId === null).map(one => one.set.field));

/** Compares one contact of a file with what is here. */
export function planOf(found: Candidate | Rejected, here: Here | null): Planned {
  if ('reason' in found) return { kind: 'reject', ...found };
  if (here === null) return { kind: 'add', candidate: found };
  const byHand = editedByHand(here.layer);
  const changes = found.fields.flatMap((field): PlannedChange[] => {
    const from = fieldOf(here.contact, field);
    const to = fieldOf(found.contact, field);
    return isSameValue(from, to) ? [] : [{ field, from, to, isConflict: byHand.has(field) }];
  });
  if (changes.length === 0) return { kind: 'same', candidate: found };
  return { kind: changes.some(one => one.isConflict) ? 'conflict' : 'change', candidate: found, changes };
}

export interface ImportHand {
  readonly importId: string;
  readonly on: string;
  /** The contact as the pack has it, or null. */
  readonly pack: Contact | null;
  readonly onConflict: 'keep-mine' | 'take-file';
}

/** The layer of a contact after the import. A field edited by hand since the preview counts as a conflict too. */
export function appliedTo(planned: Planned, layer: Layer, hand: ImportHand): Layer {
  if (planned.kind === 'reject' || planned.kind === 'same') return layer;
  const { candidate } = planned;
  if (planned.kind === 'add')
    return { ...layer, own: candidate.contact, ownImportId: hand.importId, extra: candidate.extra };
  const byHand = editedByHand(layer);
  const taken = planned.changes.filter(one => hand.onConflict === 'take-file' || !byHand.has(one.field));
  const overlay = taken.map(
    ({ field, to }): Overlay => ({
      set: to,
      base: hand.pack === null ? null : fieldOf(hand.pack, field),
      trust: {
        source: candidate.source.slice(0, 500),
        verifiedOn: candidate.verifiedOn,
        verifiedBy: null,
        confidence: candidate.verifiedOn === null ? 'low' : 'medium',
      },
      on: hand.on,
      importId: hand.importId,
    }),
  );
  const fields = new Set(overlay.map(one => one.set.field));
  return {
    ...layer,
    overlay: [...layer.overlay.filter(one => !fields.has(one.set.field)), ...overlay],
    extra: candidate.extra ?? layer.extra,
  };
}

const ofText = (text: TypedText | null): string =>
  text === null ? '' : [text.pl, text.uk, text.en].filter(one => one !== null).join(' / ');

/** A value in one line, for reading only. */
export function wordsOfValue(set: FieldValue): string {
  switch (set.field) {
    case 'name':
      return ofText(set.value);
    case 'cost':
    case 'audience':
    case 'note':
      return ofText(set.value);
    case 'services':
    case 'documents':
      return set.value.map(ofText).join('; ');
    case 'phones':
      return set.value
        .map(one => [one.number, ofText(one.description)].filter(part => part !== '').join(' '))
        .join('; ');
    case 'emails':
    case 'languages':
      return set.value.join('; ');
    case 'languageHours':
      return set.value.map(one => `${one.code} ${one.hours}`).join('; ');
    case 'networks':
      return set.value
        .map(one =>
          [one.network, one.role, one.validFrom, one.validTo].filter(part => part !== null).join(', '),
        )
        .join('; ');
    case 'events':
      return set.value.map(one => `${one.title.pl} ${one.from}`).join('; ');
    case 'address':
      return set.value === null
        ? ''
        : [set.value.address_1, set.value.postal_code, set.value.state_province]
            .filter(part => part)
            .join(', ');
    default:
      return set.value === null ? '' : String(set.value);
  }
}
