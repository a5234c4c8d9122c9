import { describe, expect, it } from 'vitest';
import { inspectGuidancePack } from '../../../core/pack/read-guidance-pack.ts';
import {
  noTranslations,
  recordTranslations,
  staleTranslations,
  translationState,
} from '../../../core/pack/translations.ts';
import { aStatement, aText, aTopic, guidanceContents, sealPack } from '../../helpers/pack-builder.ts';

const never = (): boolean => false;
const text = { pl: 'Opłata', uk: 'Плата', en: 'Fee' };
const record = recordTranslations(noTranslations, [{ text }], never);

describe('the record of translations', () => {
  it('knows what each translation was made from', () => {
    expect(translationState(noTranslations, text, 'uk')).toBe('unrecorded');
    for (const language of ['pl', 'uk', 'en'] as const)
      expect(translationState(record, text, language)).toBe('fresh');
  });

  it('finds a translation older than its Polish text, with its place', () => {
    const topic = aTopic({ lead: [aStatement({ text: aText('You pay.') })] });
    const before = recordTranslations(noTranslations, [topic], never);
    expect(staleTranslations(before, topic)).toEqual([]);
    const [lead] = topic.lead;
    if (lead === undefined) throw new Error('no lead');
    const rewritten = { ...topic, lead: [{ ...lead, text: { ...lead.text, pl: 'Płacisz więcej.' } }] };
    expect(
      staleTranslations(before, rewritten).map(({ language, at }) => `${at.join('.')} ${language}`),
    ).toEqual(['lead.0.text uk', 'lead.0.text en']);
    // One of the two made anew.
    const half = {
      ...topic,
      lead: [{ ...lead, text: { ...lead.text, pl: 'Płacisz więcej.', uk: 'Більше.' } }],
    };
    const after = recordTranslations(before, [half], never);
    expect(staleTranslations(after, half).map(({ language }) => language)).toEqual(['en']);
  });

  it('keeps a stale translation stale until somebody has confirmed it', () => {
    const changed = { ...text, pl: 'Opłata skarbowa' };
    const again = recordTranslations(record, [{ changed }], never);
    expect(translationState(again, changed, 'en')).toBe('stale');
    const confirmed = recordTranslations(again, [{ changed }], ({ language }) => language === 'en');
    expect(translationState(confirmed, changed, 'en')).toBe('fresh');
    expect(translationState(confirmed, changed, 'uk')).toBe('stale');
  });

  it('lets one translation fit several Polish texts, and forgets texts that are gone', () => {
    const second = { ...text, pl: 'Opłata (tekst drugi)' };
    const shared = recordTranslations(noTranslations, [{ text, second }], never);
    expect(Object.values(shared.en)).toHaveLength(1);
    for (const one of [text, second]) expect(translationState(shared, one, 'en')).toBe('fresh');
    expect(recordTranslations(shared, [], never)).toEqual({ uk: {}, en: {} });
  });

  it('belongs to a pack, and a broken one refuses the pack', () => {
    const good = sealPack('guidance', guidanceContents({ 'translations.json': record }));
    const { pack, problems } = inspectGuidancePack('example', good);
    expect([problems, pack?.translations]).toEqual([[], record]);
    expect(
      inspectGuidancePack('example', sealPack('guidance', guidanceContents())).pack?.translations,
    ).toEqual(noTranslations);
    const bad = sealPack('guidance', guidanceContents({ 'translations.json': { uk: {}, en: { x: [] } } }));
    expect(inspectGuidancePack('example', bad).problems[0]?.details).toMatchObject({
      file: 'translations.json',
    });
  });
});
