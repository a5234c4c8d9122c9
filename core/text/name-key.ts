/**
 * A key in which spellings of one name meet: Коваленко = Kovalenko = Kowalenko, Жуковський = Zhukovskyi = Żukowski,
 * Юлія = Yuliia = Julia. It is made from the plain form (`fold`), so it serves Latin and Cyrillic alike.
 *
 * What is united, and why:
 * - v = w; g = h = kh (Г is h in Ukrainian and Belarusian, g in Russian; Х is kh in passports, ch or h in Polish);
 * - i = y = j (и, і, ї, й in every system), doubled letters = single (Hennadii, Genadij);
 * - ie = ye = je = e (Євген: Yevhen, Jewhen; Мельник: Melnyk, Mielnik); after l also i + a, o, u = a, o, u, because
 *   Polish writes Люба Luba and Оля Ola;
 * - ae, oe, ue before a consonant = a, o, u (Müller, Mueller, Muller; Michael, Michał);
 * - zh = z: Ж is ż in Polish, and ż loses its dot on most keyboards; sh = sz; ts = c; ph = f; x = ks; q = k; c before t = k.
 * Two letters stay apart although they look alike in some system: ch is Ч in passports and Х in Polish. Where the
 * letters around it do not decide, a name gets both keys. So does a name with io between consonants: it may be Ё, which
 * Russian and its passports mostly write Е (Фёдор, Федор, Fedor, Fyodor).
 *
 * Vowels are never dropped, so Марія (maria) and Марина (marina), Коваленко and Ковальчук stay apart.
 *
 * @see Ukraine, resolution No. 55 of 27.01.2010 (passports); ICAO Doc 9303 part 3, section 6 (passports of Belarus,
 * Russia); Wielki słownik ortograficzny PWN, rules 78.A–B (Polish transcription of Russian and Ukrainian)
 */
const lettersOnly = /^[a-z]+$/;
/** Shorter words are not names with several spellings; keys of one or two letters would meet everything. */
const shortestKeyed = 3;

/** In the key, capital letters stand for one sound: C is Ч (cz, ch), S is Ш (sz, sh). */
const sounds: Readonly<Record<string, string>> = {
  ...{ tch: 'C', cz: 'C', sch: 'S', sz: 'S', sh: 'S', zh: 'z', ts: 'c', th: 't', kh: 'h', ph: 'f' },
  ...{ ie: 'e', ye: 'e', je: 'e', y: 'i', j: 'i', w: 'v', g: 'h', q: 'k', x: 'ks', c: 'k' },
};
/**
 * What is rewritten, the longest first. T before sh or sz is a letter of its own (тш); sch is Ш only in German
 * spellings (Schmidt, not schronisko).
 */
const rewritten = /tch|t(?=s[hz])|ts|th|sch(?=[mnlwv])|s[zh]|zh|kh|ph|cz|ch|c(?=t)|[ijy]e|[jywgqx]/g;
/** Ch before these is Х (Chmielnicki, Chrystyna, Chwedczuk), before k and n it is Ч (Buchkovskyi, -ichnyi). */
const afterKh = new Set('mlrwvtcsf');
const afterCh = new Set('kn');
const doubled = /(.)\1+/g;
/** Юля, Юлія, Julia, Yuliia; Люба, Luba; Лященко, Laszczenko. */
const iAfterL = /li(?=[aou])/g;

/** As in Mueller, at the end of a typed beginning too: Muel is the beginning of Müller. */
const umlauts = /([aou])e(?=[^aeiouy]|$)/g;
/** Ё between consonants, in a key. */
const yo = /(?<=[^aeiou])io(?=[^aeiou])/g;

/** Keys of a plain word: none, one, or more where `ch` or `io` may be read in two ways. */
export function nameKeys(plain: string): readonly string[] {
  if (plain.length < shortestKeyed || !lettersOnly.test(plain)) return [];
  const sounding = plain.includes('ch')
    ? [soundsOf(plain, 'C'), soundsOf(plain, 'h')]
    : [soundsOf(plain, 'C')];
  const read = plain.includes('o') ? [...sounding, ...sounding.map(one => one.replace(yo, 'e'))] : sounding;
  const keys = read.map(one => one.replace(iAfterL, 'l'));
  return keys.length === 1 ? keys : [...new Set(keys)];
}

/** `unclear`: how to read a `ch` that its neighbours do not decide. */
function soundsOf(plain: string, unclear: 'C' | 'h'): string {
  const readCh = (next: string): string => (afterKh.has(next) ? 'h' : afterCh.has(next) ? 'C' : unclear);
  return plain
    .replace(umlauts, '$1')
    .replace(rewritten, (letters, at: number, whole: string) =>
      letters === 'ch' ? readCh(whole[at + 2] ?? '') : (sounds[letters] ?? letters),
    )
    .replace(doubled, '$1');
}
