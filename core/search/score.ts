import { stemKeys } from '../text/endings.ts';
import { DocScores } from './doc-scores.ts';
import { eachPhoneMatch } from './phone-table.ts';
import type { QueryGroup } from './query.ts';
import type { QueryWord } from './query-word.ts';
import { prefixRange, type Segment } from './segment.ts';
import { eachTypoWord } from './typo-words.ts';
import { exactFit, fitOfPrefix, keyPrefixFit, prefixFit, sameKeyFit, stemFit, typoFit } from './weights.ts';

/** Arrays for one query at a time, kept between queries and grown with the largest segment. */
export class Scratch {
  capacity = 0;
  total = new DocScores(0);
  group = new DocScores(0);
  phrase = new DocScores(0);
  word = new DocScores(0);

  reserve(capacity: number): void {
    if (capacity <= this.capacity) return;
    this.capacity = capacity + (capacity >>> 2);
    this.total = new DocScores(this.capacity);
    this.group = new DocScores(this.capacity);
    this.phrase = new DocScores(this.capacity);
    this.word = new DocScores(this.capacity);
  }
}

/** Scores the documents of one segment against a query. */
export class Scorer {
  readonly #segment: Segment;
  readonly #scratch: Scratch;

  constructor(segment: Segment, scratch: Scratch) {
    scratch.reserve(segment.ids.length);
    this.#segment = segment;
    this.#scratch = scratch;
  }

  /** Documents that satisfy every group, removed ones included. The answer is valid until the next one from this scratch. */
  query(groups: readonly QueryGroup[]): DocScores {
    const { total, group } = this.#scratch;
    total.clear();
    const needed = groups.filter(asked => !asked.isWish);
    const all = needed.length === 0 ? groups : [...needed, ...groups.filter(asked => asked.isWish)];
    all.forEach((asked, at) => {
      if (at === 0) {
        this.#group(asked, total);
      } else if (total.count > 0) {
        group.clear();
        this.#group(asked, group);
        if (at < needed.length || needed.length === 0) total.intersect(group);
        else total.addFrom(group);
      }
    });
    return total;
  }

  #group(group: QueryGroup, into: DocScores): void {
    for (const alternative of group.alternatives) {
      const fit = (alternative.fit * group.size) / alternative.words.length;
      const [only] = alternative.words;
      if (alternative.words.length === 1 && only !== undefined) this.#word(only, fit, into);
      else this.#phrase(alternative.words, fit, into);
    }
    for (const run of group.phoneRuns) {
      eachPhoneMatch(this.#segment.phones, run, (doc, score) => {
        into.raise(doc, score * group.size);
      });
    }
  }

  /** All of the words. */
  #phrase(words: readonly QueryWord[], fit: number, into: DocScores): void {
    const { phrase, word: one } = this.#scratch;
    phrase.clear();
    words.forEach((word, at) => {
      if (at === 0) {
        this.#word(word, fit, phrase);
      } else if (phrase.count > 0) {
        one.clear();
        this.#word(word, fit, one);
        phrase.intersect(one);
      }
    });
    for (let at = 0; at < phrase.count; at++) {
      const doc = phrase.docs[at] ?? 0;
      into.raise(doc, phrase.scores[doc] ?? 0);
    }
  }

  #word(word: QueryWord, fit: number, into: DocScores): void {
    const [from, to] = this.#plain(word, fit, into);
    const isExact = !word.asPrefix || !word.keysAsPrefix;
    for (const key of word.keys) this.#key(key, { isExact, fit, from, to }, into);
    if (word.stem !== null) this.#stem(word.stem, fit * stemFit, into);
    if (!word.withTypo) return;
    eachTypoWord(this.#segment, word.plain, (number, isWhole) => {
      this.#postings(number, fit * (isWhole ? typoFit : typoFit * prefixFit.most), into);
    });
  }

  /** The word itself and the longer words it begins; answers where they stand in the table. */
  #plain(
    word: Pick<QueryWord, 'plain' | 'asPrefix'>,
    fit: number,
    into: DocScores,
  ): readonly [from: number, to: number] {
    const { words } = this.#segment;
    const [from, end] = prefixRange(words, word.plain);
    const to = word.asPrefix || end === from ? end : words[from] === word.plain ? from + 1 : from;
    for (let number = from; number < to; number++) {
      const whole = words[number]?.length ?? 0;
      const typed = word.plain.length;
      this.#postings(number, fit * (whole === typed ? exactFit : fitOfPrefix(typed, whole, prefixFit)), into);
    }
    return [from, to];
  }

  /** Words with this name key, or one that begins with it; words in [from, to) have been counted already. */
  #key(key: string, how: { isExact: boolean; fit: number; from: number; to: number }, into: DocScores): void {
    const { keys, keyWords } = this.#segment;
    const [first, end] = prefixRange(keys, key);
    for (let at = first; at < end; at++) {
      const number = keyWords[at] ?? 0;
      if (number >= how.from && number < how.to) continue;
      const whole = keys[at]?.length ?? 0;
      if (whole === key.length) this.#postings(number, how.fit * sameKeyFit, into);
      else if (how.isExact) return;
      else this.#postings(number, how.fit * fitOfPrefix(key.length, whole, keyPrefixFit), into);
    }
  }

  #stem(stem: string, fit: number, into: DocScores): void {
    const [from, to] = this.#plain({ plain: stem, asPrefix: true }, fit, into);
    for (const key of stemKeys(stem)) this.#key(key, { isExact: false, fit, from, to }, into);
  }

  #postings(word: number, fit: number, into: DocScores): void {
    const { starts, docs, weights } = this.#segment;
    const last = starts[word + 1] ?? 0;
    for (let at = starts[word] ?? 0; at < last; at++) into.raise(docs[at] ?? 0, (weights[at] ?? 0) * fit);
  }
}
