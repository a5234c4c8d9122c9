/**
 * How matches are weighed. A match's score is (weight of the place) × (how well the word fits), the best over the
 * document; the scores of all words are added. Numbers were set on the quality set (`test/unit/search/quality.test.ts`).
 */

/** Places, in units of one byte (a posting keeps its weight in one): title before keywords before body. */
export const fieldWeights = { title: 150, keywords: 90, body: 40 } as const;
/** A title that begins with the word. */
export const firstWordBonus = 15;
/** Each further occurrence, in any field, adds this part of that field's weight; so many are counted. */
export const repetitionPart = 0.1;
export const mostRepetitions = 3;
/** A word in a short field says more: weight × max(least, 1 − perWord × (words − 1)). */
export const lengthLoss = {
  title: { perWord: 0.025, least: 0.7 },
  keywords: { perWord: 0.008, least: 0.6 },
  body: { perWord: 0.004, least: 0.6 },
} as const;

/** The word itself. */
export const exactFit = 1;
/** Another spelling of the same name (see core/text/name-key). */
export const sameKeyFit = 0.92;
/** The beginning of a longer word: from `least` to `most` as more of the word has been typed. */
export const prefixFit = { least: 0.5, most: 0.9 } as const;
export const keyPrefixFit = { least: 0.4, most: 0.8 } as const;
/** The words of a known need in other endings, and other words for it. */
export const otherEndingFit = 0.75;
export const synonymFit = 0.55;
/** The word without its ending, and with a typo: only when little is found. */
export const stemFit = 0.6;
export const typoFit = 0.45;

/** A phone number counts as a title. Whole number, its beginning, the beginning of a group, the middle. */
export const phoneFit = { whole: 1, start: 0.9, group: 0.8, middle: 0.6 } as const;
/** From this many digits on, a run may begin anywhere in the number. */
export const shortestMiddleRun = 4;

/** A document with boost 1 gains this part of its score: decides between equal matches only. */
export const boostPart = 0.04;
/** A document that stands well now (open, fresh) gains this part: together less than a whole word over its beginning. */
export const standingPart = 0.06;
/** So many beyond those wanted are asked how they stand: it may cost something, and a first letter matches thousands. */
export const furtherStanding = 30;
/** Parts of standing: open now, and how fresh the knowledge is. */
export const standingWeights = { openNow: 0.6, freshness: 0.4 } as const;

/** With fewer hits than this, endings and typos are tried too. */
export const littleFound = 5;
/** From this many asked things on, one may be left out where all together find nothing; so many hits are kept then. */
export const fewestToLeaveOut = 3;
export const mostLeftOut = 50;
/** Shorter words are not looked up with a typo: too many words are one letter apart. */
export const shortestTypo = 5;
/** Longest query, in words; the rest is left out. */
export const mostWords = 24;

/** Part of the word that has been typed → fit. */
export const fitOfPrefix = (typed: number, whole: number, fit: { least: number; most: number }): number =>
  fit.least + ((fit.most - fit.least) * typed) / whole;
