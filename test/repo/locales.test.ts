import { describe, expect, it } from 'vitest';
import * as codes from '../../core/consultation/codes.ts';
import { errorCodes } from '../../core/errors.ts';
import { uiLanguages } from '../../core/languages.ts';
import {
  isPlural,
  localeTags,
  namespacesOf,
  placeholdersOf,
  placeholdersOfStem,
  readTexts,
  stemsOf,
} from './locale-files.ts';
import { sourceFiles } from './source-files.ts';

const source = 'en';
const others = localeTags().filter(tag => tag !== source);
const namespaces = namespacesOf(source);

/** Keys that a language must have for one English key: as they are, or one for each plural form of that language. */
function wantedKeys(tag: string, namespace: string): string[] {
  const english = readTexts(source, namespace);
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  return stemsOf(english).flatMap(stem =>
    isPlural(english, stem) ? forms.map(form => `${stem}_${form}`) : [stem],
  );
}

/** Lists of the code book by the name they have in `codes.json`. */
const codeLists: Readonly<Record<string, readonly string[]>> = {
  channel: codes.channelSchema.options,
  outreachPlace: codes.outreachPlaceSchema.options,
  interpreter: codes.interpreterSchema.options,
  topic: codes.topicCodeSchema.options,
  helpKind: codes.helpKindSchema.options,
  outcome: codes.outcomeSchema.options,
  urgency: codes.urgencySchema.options,
  referralStatus: codes.referralStatusSchema.options,
  talkLanguage: codes.talkLanguageSchema.options,
};

/** Namespaces that the host reads by itself, as plain objects. */
const hostNamespaces = ['menu', 'browser-host'];

/**
 * Tells whether a key of the namespace is said somewhere: as a literal or as the end of a template, in a file that
 * takes this namespace, or anywhere with the namespace before it.
 */
function saidOf(namespace: string): (stem: string) => boolean {
  const ofHost = hostNamespaces.includes(namespace);
  const files = sourceFiles(ofHost ? ['electron'] : ['renderer'], ['.ts', '.tsx']);
  const own = files
    .filter(file => file.text.includes(ofHost ? `${namespace}.json` : `useText('${namespace}')`))
    .map(file => file.text)
    .join('\n');
  const all = files.map(file => file.text).join('\n');
  const escaped = (text: string): string => text.replace(/[.-]/g, '\\$&');
  const prefixes = [
    ...[...own.matchAll(/`([a-zA-Z0-9.-]+[.-])\$\{/g)],
    ...[...all.matchAll(new RegExp(`\`${namespace}:([a-zA-Z0-9.-]+[.-])\\$\\{`, 'g'))],
  ].map(match => match[1] ?? '');
  return stem =>
    new RegExp(`['"\`]${escaped(stem)}['"\`]`).test(own) ||
    new RegExp(`['"\`]${namespace}:${escaped(stem)}['"\`]`).test(all) ||
    (ofHost && new RegExp(`\\.${escaped(stem)}\\b`).test(own)) ||
    prefixes.some(prefix => stem.startsWith(prefix));
}

describe('texts', () => {
  it('exist for every language of the program', () => {
    expect(localeTags().toSorted()).toEqual([...uiLanguages].toSorted());
  });

  it('have the same keys in every language, with the plural forms of that language', () => {
    const fixes = localeTags().flatMap(tag =>
      namespaces.flatMap(namespace => {
        const has = Object.keys(readTexts(tag, namespace));
        const wants = wantedKeys(tag, namespace);
        return [
          ...wants
            .filter(key => !has.includes(key))
            .map(key => `add to locales/${tag}/${namespace}.json: "${key}"`),
          ...has
            .filter(key => !wants.includes(key))
            .map(key => `take from locales/${tag}/${namespace}.json: "${key}"`),
        ];
      }),
    );
    expect(fixes).toEqual([]);
    expect(others.flatMap(tag => namespacesOf(tag).filter(name => !namespaces.includes(name)))).toEqual([]);
  });

  it('name the same placeholders in every language', () => {
    const fixes = others.flatMap(tag =>
      namespaces.flatMap(namespace => {
        const english = readTexts(source, namespace);
        const texts = readTexts(tag, namespace);
        return stemsOf(english)
          .map(stem => ({
            stem,
            want: placeholdersOfStem(english, stem),
            has: placeholdersOfStem(texts, stem),
          }))
          .filter(({ want, has }) => want.toSorted().join() !== has.toSorted().join())
          .map(
            ({ stem, want, has }) =>
              `locales/${tag}/${namespace}.json "${stem}": wants {{${want}}}, has {{${has}}}`,
          );
      }),
    );
    expect(fixes).toEqual([]);
  });

  it('explain every placeholder to the translator', () => {
    const fixes = namespaces.flatMap(namespace => {
      const english = readTexts(source, namespace);
      const notes = readTexts('notes', namespace);
      const withPlaceholder = stemsOf(english).filter(stem => placeholdersOfStem(english, stem).length > 0);
      return [
        ...withPlaceholder
          .filter(stem => placeholdersOfStem(english, stem).some(name => !(notes[stem] ?? '').includes(name)))
          .map(stem => `say in locales/notes/${namespace}.json what the placeholders of "${stem}" are`),
        ...Object.keys(notes)
          .filter(stem => !stemsOf(english).includes(stem))
          .map(stem => `take from locales/notes/${namespace}.json: "${stem}"`),
      ];
    });
    expect(fixes).toEqual([]);
  });

  it('have words for every error code', () => {
    const texts = readTexts(source, 'errors');
    expect(errorCodes.filter(code => !(code in texts))).toEqual([]);
  });

  it('have words for every value of the code book, and for none beside it', () => {
    const wants = Object.entries(codeLists).flatMap(([list, values]) =>
      values.map(value => `${list}.${value}`),
    );
    expect(Object.keys(readTexts(source, 'codes')).toSorted()).toEqual(wants.toSorted());
    const exported = Object.keys(codes).filter(name => name.endsWith('Schema'));
    expect(Object.keys(codeLists)).toHaveLength(exported.length);
  });

  it('are never empty, never end in a stray space, and mix no scripts within a word', () => {
    const wrong = localeTags().flatMap(tag =>
      namespaces.flatMap(namespace =>
        Object.entries(readTexts(tag, namespace))
          .filter(
            ([, text]) =>
              text.trim() === '' ||
              text !== text.trim() ||
              /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u.test(text) ||
              (tag === 'uk' && /[ыэёъ]/iu.test(text)) ||
              (tag === 'pl' && /\p{Script=Cyrillic}/u.test(text) && !/Українська|Коваленко/u.test(text)),
          )
          .map(([key, text]) => `locales/${tag}/${namespace}.json "${key}": ${text}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('are all used', () => {
    const unused = namespaces
      // Their keys are codes: the two tests above hold them.
      .filter(namespace => namespace !== 'errors' && namespace !== 'codes')
      .flatMap(namespace => {
        const says = saidOf(namespace);
        return stemsOf(readTexts(source, namespace))
          .filter(stem => !says(stem))
          .map(stem => `nothing says "${stem}" of ${namespace}: take it away in every language`);
      });
    expect(unused).toEqual([]);
  });

  it('see a placeholder with a format, and none in plain text', () => {
    expect(placeholdersOf('{{count, number}} of {{ total }}')).toEqual(['count', 'total']);
    expect(placeholdersOf('no {count}')).toEqual([]);
  });
});
