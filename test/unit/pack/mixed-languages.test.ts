import { describe, expect, it } from 'vitest';
import { AppError } from '../../../core/errors.ts';
import { uiLanguages } from '../../../core/languages.ts';
import { localizedTexts } from '../../../core/pack/localized-texts.ts';
import { inspectGuidancePack } from '../../../core/pack/read-guidance-pack.ts';
import { guidanceContents, sealPack } from '../../helpers/pack-builder.ts';
import { seededBytes, testSeed } from '../../helpers/seeded-bytes.ts';

const packs = 200;
const tags = ['pl', 'uk', 'en', 'ru', 'zh-Hant', 'ar', 'PL', 'pl-PL', ''] as const;

type Change = (text: Record<string, unknown>, language: string, tag: string) => void;

/** What a careless translator, or a tool of another shop, makes of one text. */
const changes: readonly (readonly [string, Change])[] = [
  [
    'without the language',
    (text, language) => {
      delete text[language];
    },
  ],
  [
    'empty',
    (text, language) => {
      text[language] = ' ';
    },
  ],
  [
    'null',
    (text, language) => {
      text[language] = null;
    },
  ],
  [
    'under another tag',
    (text, language, tag) => {
      const words = text[language];
      delete text[language];
      text[tag] = words;
    },
  ],
  [
    'with a further language',
    (text, _language, tag) => {
      text[`x-${tag}`] = 'more';
    },
  ],
  [
    'as a list of plural forms',
    (text, language) => {
      text[language] = { one: 'a', few: 'b', many: 'c' };
    },
  ],
  [
    'with another placeholder',
    (text, language) => {
      text[language] = 'You pay {fact:last-day}.';
    },
  ],
  [
    'with a placeholder of another shop',
    (text, language) => {
      text[language] = 'You pay {{fee}} %s $t(fee).';
    },
  ],
  [
    'with a placeholder cut in the middle',
    (text, language) => {
      text[language] = 'You pay {fact:fe';
    },
  ],
];

describe(`packs with mixed languages, seed ${testSeed}`, () => {
  it(`${packs} of them are refused with file and place, or hold every text in every language (G9)`, () => {
    const chance = seededBytes(testSeed);
    let refused = 0;
    for (let n = 0; n < packs; n++) {
      const contents: Record<string, unknown> = structuredClone(guidanceContents());
      const texts = [...Object.values(contents)].flatMap(value => [...placesOf(value)]);
      const text = texts[chance.below(texts.length)];
      const [name, change] = changes[chance.below(changes.length)] ?? [];
      if (text === undefined || change === undefined) throw new Error('nothing to change');
      change(text, uiLanguages[chance.below(3)] ?? 'pl', tags[chance.below(tags.length)] ?? '');
      const { pack, problems } = inspectGuidancePack('example', sealPack('guidance', contents));
      const [first] = problems;
      if (first === undefined) {
        for (const found of localizedTexts(pack?.topics))
          expect(Object.keys(found.text).toSorted(), `pack ${n}, a text ${name}`).toEqual(['en', 'pl', 'uk']);
        continue;
      }
      refused += 1;
      expect(first).toBeInstanceOf(AppError);
      expect(first.code).toMatch(/^pack-(?:language-missing|invalid)$/);
      expect(first.details).toMatchObject({ pack: 'example', at: expect.stringMatching(/./) });
    }
    expect(refused).toBeGreaterThan(packs / 2);
  });
});

/** The texts inside a value, as the objects they are. */
function* placesOf(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if ('pl' in value && 'uk' in value && typeof value.pl === 'string') yield Object.assign(value, {});
  else for (const inner of Object.values(value)) yield* placesOf(inner);
}
