/**
 * Letters that Unicode decomposition does not bring to plain a–z, and Cyrillic letters in Latin.
 * Data only; `fold.ts` applies it to text that is already lower case and decomposed (NFKD).
 */

/** Latin letters with a stroke, a hook or two letters in one: NFKD leaves them whole. */
export const latinLetters: Readonly<Record<string, string>> = {
  ł: 'l', // Polish
  ß: 'ss', // German
  đ: 'd', // Vietnamese, Serbian
  ð: 'd',
  þ: 'th',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ı: 'i', // Turkish dotless i
  ə: 'a', // Azerbaijani; passports print A or E, people write a
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ƶ: 'z', // older Polish handwriting
};

/**
 * Cyrillic in the middle of a word, one table for Ukrainian, Belarusian and Russian: nobody at a desk says which
 * language a name is in. Ukrainian decides where they differ (и, г), as it is the most frequent here;
 * `name-key.ts` evens the rest out.
 *
 * Ukrainian: national table, as in passports.
 * @see Cabinet of Ministers of Ukraine, resolution No. 55 of 27.01.2010 (also UN E/CONF.101/84, 21.05.2012)
 * Russian and Belarusian letters (ы, э, ё, ў): ICAO Doc 9303 part 3, section 6; Ё as Belarus prints it (IO), since
 * the Russian form (E) is how people write it without the dots anyway.
 * Soft sign, hard sign and apostrophe are left out, as No. 55 says (ICAO prints Ъ as IE; names with it are rare).
 */
export const cyrillicLetters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ё: 'io',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'c',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  џ: 'dz',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  ђ: 'd',
  // Central Asian letters of names met at the points (Kazakh, Kyrgyz, Uzbek, Tajik), nearest Latin.
  ә: 'a',
  ғ: 'g',
  қ: 'k',
  ң: 'n',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
  ҳ: 'h',
  ҷ: 'j',
};

/** At the start of a word the table of No. 55 writes these five with y; ё and Russian е follow ICAO and stay. */
export const cyrillicInitials: Readonly<Record<string, string>> = {
  є: 'ye',
  ї: 'yi',
  й: 'y',
  ю: 'yu',
  я: 'ya',
};

/** No. 55, note 1: "зг" is zgh, so that it is not read as "ж" (zh). */
export const cyrillicZh = { first: 'з', second: 'г', written: 'gh' } as const;

/** Signs that people type for an apostrophe or a soft sign; inside a word they are left out. */
export const apostrophes = "'’‘ʼʹ`´′ʻ＇";
