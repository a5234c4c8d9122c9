/**
 * Languages that people ask for beside a need: "Ukrainian-speaking lawyer", "prawnik po ukraińsku". It is a wish: who
 * speaks the language comes first, and nobody is left out, as the languages of many contacts are not known.
 */

/** Beginnings of the words for each language, in plain form. Polish is spoken everywhere and asked for as a course. */
const beginnings: Readonly<Record<string, readonly string[]>> = {
  uk: ['ukrain', 'ukrayin'],
  ru: ['rosyjs', 'rosiis', 'russ'],
  be: ['bialorus', 'bilorus', 'belarus', 'belorus'],
  en: ['angiels', 'anhliis', 'anhlii', 'angliis', 'english'],
  fr: ['francus', 'frantsu', 'french'],
  vi: ['wietnam', 'vietnam', 'vyetnam', 'vietn'],
  ar: ['arabs', 'arabic'],
  zh: ['chinsk', 'chinese', 'kytais', 'kitais'],
  hy: ['ormian', 'virmen', 'armian', 'armenian'],
  ka: ['gruzin', 'hruzyn', 'georgian'],
  fa: ['persk', 'pers', 'farsi', 'dari'],
  tg: ['tadzyc', 'tadzhyts', 'tadzhik', 'tajik'],
};
/** Words that say, beside the name of a language, that it is to be spoken. */
const speech = new Set(
  [
    'speaking speaks speak speaker language',
    'mowi mowiacy mowiaca mowiacego jezyk jezyku jezykiem',
    'hovoryt rozmovliaie movoiu mova movi',
    'govorit hovorit iazyk iazyke',
  ].flatMap(line => line.split(' ')),
);
/** One word that says both: po ukraińsku, українською, україномовний, ukraińskojęzyczny. */
const saysBoth = /^[a-z]+(?:sku|skoiu|zku|zkoiu|omovn[a-z]*|jezyczn[a-z]*|oiazychn[a-z]*)$/;

const codeOf = (word: string | undefined): string | null =>
  word === undefined
    ? null
    : (Object.keys(beginnings).find(code => beginnings[code]?.some(begin => word.startsWith(begin))) ?? null);

/** The word under which a document says that a language is spoken there; nobody types it. */
export const spokenMark = (code: string): string => `spokenlanguage${code}`;

/** The language asked for from word `from` on (words in plain form), and how many words say so; null for none. */
export function spokenAt(
  words: readonly string[],
  from: number,
): { readonly code: string; readonly length: number } | null {
  const [first, second] = words.slice(from, from + 2);
  const own = codeOf(first);
  if (own !== null && second !== undefined && speech.has(second)) return { code: own, length: 2 };
  if (own !== null && first !== undefined && saysBoth.test(first)) return { code: own, length: 1 };
  const next = codeOf(second);
  return first !== undefined && speech.has(first) && next !== null ? { code: next, length: 2 } : null;
}
