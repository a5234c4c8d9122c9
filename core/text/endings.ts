import { nameKeys } from './name-key.ts';

/**
 * Endings that Polish, Ukrainian, Russian and English words take in a sentence, in plain form, longest first.
 * Only for looking a word up again when it was found seldom or not at all: "do psychologa", "w Tarnowie", "юриста".
 */
const endings = [
  ...['iami', 'iakh', 'iamy', 'ovoi', 'owego', 'owych'],
  ...[
    'ami',
    'ach',
    'amy',
    'akh',
    'owi',
    'ovi',
    'evi',
    'ego',
    'emu',
    'oho',
    'omu',
    'ogo',
    'ych',
    'ich',
    'ykh',
    'ikh',
  ],
  ...['ymi', 'imi', 'ymy', 'iem', 'iom', 'iei', 'oiu', 'aia', 'iam', 'iia'],
  ...[
    'ow',
    'om',
    'em',
    'am',
    'ej',
    'oj',
    'oi',
    'ei',
    'ie',
    'ia',
    'iu',
    'ii',
    'iv',
    'ov',
    'ym',
    'im',
    'yi',
    'es',
  ],
  ...['a', 'e', 'i', 'o', 'u', 'y', 's'],
];
/** What must remain: shorter stems would unite words that only look alike (Марія and Марина share four letters). */
const shortestStem = 5;

/** The word without its ending; null when nothing can be taken off. */
export function stemOf(plain: string): string | null {
  for (const ending of endings) {
    const left = plain.length - ending.length;
    if (left >= shortestStem && plain.endsWith(ending)) return plain.slice(0, left);
  }
  return null;
}

/** Name keys of a stem that are long enough to be looked up as beginnings: "mari" would find Марина for Марія. */
export const stemKeys = (stem: string): readonly string[] =>
  nameKeys(stem).filter(key => key.length >= shortestStem);
