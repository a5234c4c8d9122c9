import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checked, edited, imported, newLocal, slugOf, withdrawn } from '../../../core/contact/changes.ts';
import { effectiveContact } from '../../../core/contact/effective.ts';
import { emptyContact, fieldOf, withField } from '../../../core/contact/fields.ts';
import { appliedTo } from '../../../core/contact/import/plan.ts';
import type { ContactImport, FieldValue, LocalContact } from '../../../core/contact/local.ts';
import { idAt } from '../../helpers/a-consultation.ts';
import { seededRun } from '../../helpers/seeded-run.ts';
import { failureOf } from '../../helpers/thrown-by.ts';

const pack = withField(emptyContact('a-contact', 'A', 'legal-aid'), {
  field: 'url',
  value: 'https://pack.example',
});
const trust = { source: 's', verifiedOn: null, verifiedBy: null, confidence: 'low' } as const;
let ids = 1;
const newId = (): string => idAt(ids++);
const handWith = (imports: ReadonlyMap<string, ContactImport>) => ({
  by: 'K1',
  on: '2026-11-21',
  newId,
  imports,
});
const anImport = (id: string, state: ContactImport['state']): ContactImport => ({
  kind: 'import',
  id,
  schemaVersion: 1,
  revision: 1,
  at: '2026-11-21T10:00:00.000Z',
  by: 'K1',
  fileName: 'a',
  added: 0,
  changed: 1,
  state,
});
/** Nothing yet, that may become something. */
const nobody = <T>(): T | null => null;
const fields = ['url', 'hours', 'city'] as const;
type Values = Readonly<Record<(typeof fields)[number], string | null>>;
const valuesOf = (local: LocalContact | null, imports: ReadonlyMap<string, ContactImport>): Values => {
  const contact = effectiveContact(pack, local, imports)?.contact ?? pack;
  return {
    url: contact.organization.website,
    hours: contact.profile.hours,
    city: contact.profile.city,
  };
};
const setOf = (field: (typeof fields)[number], value: string): FieldValue => ({ field, value });

describe('edits and imports of one contact, in any order', () => {
  const anEdit = fc.record({
    kind: fc.constant('edit' as const),
    field: fc.constantFrom(...fields),
    value: fc.constantFrom('x', 'y', 'z'),
  });
  const aFile = fc.record({
    kind: fc.constant('import' as const),
    field: fc.constantFrom(...fields),
    value: fc.constantFrom('p', 'q'),
    isFinished: fc.boolean(),
  });
  const anUndo = fc.record({ kind: fc.constant('undo' as const) });

  it('leave what a plain account of them says: an unfinished or undone import changes nothing but itself', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anEdit, aFile, anUndo), { maxLength: 14 }), steps => {
        const imports = new Map<string, ContactImport>();
        let local = newLocal(newId(), 'a-contact');
        let now = valuesOf(null, imports);
        let before = nobody<Values>();
        let last = nobody<string>();
        for (const step of steps) {
          if (step.kind === 'edit') {
            local = edited(local, [{ set: setOf(step.field, step.value), trust }], pack, handWith(imports));
            now = { ...now, [step.field]: step.value };
            before = before === null ? null : { ...before, [step.field]: step.value };
          } else if (step.kind === 'import') {
            const importId = newId();
            const to = setOf(step.field, step.value);
            const candidate = {
              row: 1,
              contactId: 'a-contact',
              contact: withField(pack, to),
              fields: [step.field],
              extra: null,
              source: 'f',
              verifiedOn: null,
            };
            const changes = [{ field: step.field, from: fieldOf(pack, step.field), to, isConflict: false }];
            const hand = { importId, on: '2026-11-21', pack, onConflict: 'take-file' } as const;
            local = imported(
              local,
              importId,
              layer => appliedTo({ kind: 'change', candidate, changes }, layer, hand),
              imports,
            );
            last = null;
            before = null;
            if (step.isFinished) {
              imports.set(importId, anImport(importId, 'applied'));
              last = importId;
              before = now;
              now = { ...now, [step.field]: step.value };
            }
          } else if (last !== null && before !== null) {
            imports.set(last, anImport(last, 'undone'));
            now = before;
            before = null;
            last = null;
          }
          expect(valuesOf(local, imports)).toEqual(now);
        }
      }),
      seededRun(1_000),
    );
  });
});

describe('a check of a contact', () => {
  const nothing = { field: null, oldValue: null, newValue: null, note: '' } as const;
  const start = () => newLocal(newId(), 'a-contact');
  const hand = handWith(new Map());
  const shown = (local: LocalContact) => effectiveContact(pack, local, new Map());

  it('says on which day it was right, and takes that back', () => {
    const { local, check } = checked(start(), { ...nothing, result: 'right' }, hand);
    expect(shown(local)?.contact.profile.verifiedOn).toBe('2026-11-21');
    expect(shown(withdrawn(local, check.id))?.contact.profile.verifiedOn).toBeNull();
  });

  it('makes a contact that is gone defunct until somebody finds it right again', () => {
    const dead = checked(start(), { ...nothing, result: 'dead' }, hand).local;
    expect(shown(dead)?.contact.service.status).toBe('defunct');
    expect(shown(dead)?.contact.profile.verifiedOn).toBeNull();
    const right = checked(dead, { ...nothing, result: 'right' }, hand).local;
    expect(shown(right)?.contact.service.status).toBe('active');
  });

  it('refuses a correction that corrects nothing', () => {
    const wrong = [
      { ...nothing, result: 'right', newValue: 'x' },
      { ...nothing, result: 'dead', oldValue: 'x' },
      { ...nothing, result: 'changed', field: 'url', oldValue: 'x', newValue: 'x' },
      { ...nothing, result: 'changed', field: 'services', oldValue: 'x', newValue: 'y' },
    ] as const;
    for (const check of wrong)
      expect(failureOf(() => checked(start(), check, hand)).code).toBe('record-invalid');
    expect(failureOf(() => withdrawn(start(), idAt(1))).code).toBe('record-not-found');
  });

  it('knows a number however it is grouped, with and without the code of the country', () => {
    const phones = withField(pack, {
      field: 'phones',
      value: [
        { number: '+48 12 210 20 20', type: 'voice', description: null },
        { number: '112', type: 'voice', description: null },
      ],
    });
    const gone = (oldValue: string) => {
      const { local } = checked(start(), { ...nothing, result: 'dead', field: 'phones', oldValue }, hand);
      return effectiveContact(phones, local, new Map())?.contact.phones.map(phone => phone.number);
    };
    for (const written of ['12 210 20 20', '(12) 210-20-20', '0048122102020', '+48122102020'])
      expect(gone(written)).toEqual(['112']);
    expect(gone('12 210 20 21')).toEqual(['+48 12 210 20 20', '112']);
    expect(gone('1 12')).toEqual(['+48 12 210 20 20']);
  });
});

it('makes readable ids from names in any alphabet, none twice', () => {
  const taken = new Set(['fundacja-laka']);
  const isTaken = (slug: string): boolean => taken.has(slug);
  expect(slugOf('Fundacja Łąka', isTaken)).toBe('fundacja-laka-2');
  expect(slugOf('Допомога', isTaken)).toBe('contact');
  expect(slugOf(`${'x'.repeat(59)} y`, isTaken)).toBe('x'.repeat(59));
});
