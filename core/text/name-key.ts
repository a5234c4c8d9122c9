/**
 * A key in which spellings of one name meet: Коваленко = Kovalenko = Kowalenko, Жуковський = Zhukovskyi = Żukowski,
 * Юлія = Yuliia = Julia. It is made from the plain form (`fold`), so it serves Latin and Cyrillic alike.
 *
 * What is united, and why:
 * - v = w; g = h = kh (Г is h in Ukrainian and Belarusian, g in Russian; Х is kh in passports, ch or h in Polish);
 * - i = y = j (и, і, ї, й in every system), doubled letters = single (Hennadii, Genadij);
 * - ie = ye = je = e (Євген: Yevhen, Jewhen; Мельник: Melnyk, Mielnik); after l also i + a, o, u = a, o, u, because
 *   Polish writes Люба Luba and Оля Ola;
 * - zh = z: Ж is ż in Polish, and ż loses its dot on most keyboards; sh = sz; ts = c; ph = f; x = ks; q = k; c before t = k.
 * Two letters stay apart although they look alike in some system: ch is Ч in passports and Х in Polish. Where the
 * letters around it do not decide, a name gets both keys.
 *
 * Vowels are never dropped, so Марія (maria) and Марина (marina), Коваленко and Ковальчук stay apart.
 *
 * @see Ukraine, resolution No. 55 of 27.01.2010 (passports); ICAO Doc 9303 part 3, section 6 (passports of Belarus,
 * Russia); Wielki słownik ortograficzny PWN, rules 78.A–B (Polish transcription of Russian and Ukrainian)
 */
const lettersOnly = /^[a-z]+$/;
/** Shorter words are not names with several spellings; keys of one or two letters would meet everything. */
export const shortestKeyed = 3;

/** In the key, capital letters stand for one sound: C is Ч (cz, ch), S is Ш (sz, sh). */
const cz = 'C';
const sz = 'S';

/** Keys of a plain word: none, one, or two where `ch` may be either Ч or Х. */
export function nameKeys(plain: string): readonly string[] {
  if (plain.length < shortestKeyed || !lettersOnly.test(plain)) return [];
  const key = keyWith(plain, cz);
  if (!plain.includes('ch')) return [key];
  const other = keyWith(plain, 'h');
  return other === key ? [key] : [key, other];
}

/** Ch before these is Х (Chmielnicki, Chrystyna, Chwedczuk), before k and n it is Ч (Buchkovskyi, -ichnyi). */
const afterKh = new Set('mlrwvtcsf');
const afterCh = new Set('kn');

/** Юля, Юлія, Julia, Yuliia; Люба, Luba; Лященко, Laszczenko. */
const iAfterL = /li(?=[aou])/g;

/** `unclear`: what to read for a `ch` that its neighbours do not decide. */
function keyWith(plain: string, unclear: string): string {
  let key = '';
  let at = 0;
  while (at < plain.length) {
    const [sound, width] = soundAt(plain, at, unclear);
    if (!key.endsWith(sound)) key += sound;
    at += width;
  }
  return key.replace(iAfterL, 'l');
}

const one: Readonly<Record<string, string>> = { w: 'v', g: 'h', q: 'k', x: 'ks', j: 'i', y: 'i' };
const two: Readonly<Record<string, string>> = { kh: 'h', cz, sh: sz, sz, zh: 'z', ts: 'c', th: 't', ph: 'f' };
/** Ш in a German spelling (Schmidt), not the Polish s + ch of schronisko. */
const germanSch = /^sch[mnlwv]/;

/** The sound that begins at `at` and how many letters it takes. */
function soundAt(plain: string, at: number, unclear: string): readonly [string, number] {
  const first = plain[at] ?? '';
  const second = plain[at + 1] ?? '';
  const third = plain[at + 2] ?? '';
  switch (first) {
    case 'c':
      if (second === 'h') return [afterKh.has(third) ? 'h' : afterCh.has(third) ? cz : unclear, 2];
      if (second === 't') return ['k', 1];
      break;
    case 't':
      if (second === 'c' && third === 'h') return [cz, 3];
      if (second === 's' && (third === 'h' || third === 'z')) return ['t', 1];
      break;
    case 's':
      if (germanSch.test(plain.slice(at, at + 4))) return [sz, 3];
      break;
    case 'i':
    case 'y':
    case 'j':
      if (second === 'e') return ['e', 2];
      return ['i', 1];
  }
  const pair = two[first + second];
  return pair === undefined ? [one[first] ?? first, 1] : [pair, 2];
}
