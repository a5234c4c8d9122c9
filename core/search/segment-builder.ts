import { fold } from '../text/fold.ts';
import { eachWord } from '../text/words.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import { buildPhoneTable, type PhoneEntry, phonesOf } from './phone-table.ts';
import type { SearchDocument } from './search-index.ts';
import { buildKeys, type Segment } from './segment.ts';
import { fieldWeights, firstWordBonus, lengthLoss, mostRepetitions, repetitionPart } from './weights.ts';

const fields = ['title', 'keywords', 'body'] as const;
type Field = (typeof fields)[number];
const zero = 0x30;
const leadingZeros = /^0+(?=[1-9])/;

/**
 * Collects postings in order of documents. A word is folded once, however often it occurs: at unlock millions of words
 * pass here, but only tens of thousands are different.
 */
export class SegmentBuilder {
  /** Words as written → number of the plain word (−1: nothing is left of it). */
  readonly #asWritten = new Map<string, number>();
  readonly #plain = new Map<string, number>();
  readonly #words: string[] = [];
  /** By word: its newest posting, that posting's document + 1, and how often the word has occurred there again. */
  readonly #newest = new GrowingNumbers(length => new Uint32Array(length));
  readonly #newestDoc = new GrowingNumbers(length => new Uint32Array(length));
  readonly #repetitions = new GrowingNumbers(length => new Uint32Array(length));
  readonly #postingWords = new GrowingNumbers(length => new Uint32Array(length));
  readonly #postingDocs = new GrowingNumbers(length => new Uint32Array(length));
  readonly #postingWeights = new GrowingNumbers(length => new Float32Array(length));
  readonly #inField: number[] = [];
  readonly #ids: string[] = [];
  readonly #boosts: number[] = [];
  readonly #phones: PhoneEntry[] = [];
  readonly #ordinals = new Map<string, number>();
  readonly #removed = new Set<number>();

  get aliveCount(): number {
    return this.#ordinals.size;
  }

  /** Adds a document whose id is not in the builder (or has been removed from it). */
  add(document: SearchDocument): void {
    const ordinal = this.#ids.length;
    this.#ids.push(document.id);
    this.#ordinals.set(document.id, ordinal);
    this.#boosts.push(Math.min(1, Math.max(0, document.boost ?? 0)));
    this.#phones.push(...phonesOf(document, ordinal));
    for (const field of fields) this.#addField(document[field], field, ordinal);
  }

  remove(id: string): void {
    const ordinal = this.#ordinals.get(id);
    if (ordinal === undefined) return;
    this.#ordinals.delete(id);
    this.#removed.add(ordinal);
  }

  #addField(text: string, field: Field, ordinal: number): void {
    const inField = this.#inField;
    inField.length = 0;
    eachWord(text, (start, end) => {
      this.#number(text.slice(start, end), inField);
    });
    const loss = lengthLoss[field];
    const weight = fieldWeights[field] * Math.max(loss.least, 1 - loss.perWord * (inField.length - 1));
    inField.forEach((word, at) => {
      this.#post(word, ordinal, weight, at === 0 && field === 'title' ? firstWordBonus : 0);
    });
  }

  #post(word: number, ordinal: number, weight: number, bonus: number): void {
    if (this.#newestDoc.room[word] !== ordinal + 1) {
      this.#newestDoc.room[word] = ordinal + 1;
      this.#newest.room[word] = this.#postingDocs.length;
      this.#repetitions.room[word] = 0;
      this.#postingWords.push(word);
      this.#postingDocs.push(ordinal);
      this.#postingWeights.push(weight + bonus);
      return;
    }
    const repetitions = this.#repetitions.room[word] ?? 0;
    if (repetitions === mostRepetitions) return;
    this.#repetitions.room[word] = repetitions + 1;
    const posting = this.#newest.room[word] ?? 0;
    this.#postingWeights.room[posting] = (this.#postingWeights.room[posting] ?? 0) + weight * repetitionPart;
  }

  /** Puts the number of a written word into `into`; a number with leading zeros (K-0412) also without them. */
  #number(written: string, into: number[]): void {
    const known = this.#asWritten.get(written);
    const number = known ?? this.#intern(fold(written));
    if (known === undefined) this.#asWritten.set(written, number);
    if (number >= 0) into.push(number);
    if (written.charCodeAt(0) === zero && leadingZeros.test(written)) {
      this.#number(written.replace(leadingZeros, ''), into);
    }
  }

  /** Number of a plain word; −1 for the empty one. */
  #intern(plain: string): number {
    if (plain === '') return -1;
    const known = this.#plain.get(plain);
    if (known !== undefined) return known;
    // A slice keeps the whole note alive; a copy, made letter by letter, keeps only itself.
    const own = plain.split('').join('');
    const number = this.#words.length;
    this.#plain.set(own, number);
    this.#words.push(own);
    this.#newest.push(0);
    this.#newestDoc.push(0);
    this.#repetitions.push(0);
    return number;
  }

  /** The segment of everything added; the builder is of no use afterwards. */
  finish(): Segment {
    const words = [...this.#words].sort();
    const rankOf = new Uint32Array(words.length);
    words.forEach((word, rank) => {
      rankOf[this.#plain.get(word) ?? 0] = rank;
    });
    return {
      ids: this.#ids,
      ordinals: this.#ordinals,
      boosts: Float32Array.from(this.#boosts),
      alive: Uint8Array.from(this.#ids, (_, ordinal) => (this.#removed.has(ordinal) ? 0 : 1)),
      aliveCount: this.#ordinals.size,
      words,
      ...this.#postings(rankOf),
      ...buildKeys(words),
      phones: buildPhoneTable(this.#phones),
    };
  }

  /** Counting sort of the postings by word; documents stay in rising order. */
  #postings(rankOf: Uint32Array): Pick<Segment, 'starts' | 'docs' | 'weights'> {
    const count = this.#postingDocs.length;
    const ofWord = this.#postingWords.room;
    const starts = new Uint32Array(rankOf.length + 1);
    for (let posting = 0; posting < count; posting++) {
      const after = (rankOf[ofWord[posting] ?? 0] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let rank = 0; rank < rankOf.length; rank++)
      starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
    const next = starts.slice();
    const docs = new Uint32Array(count);
    const weights = new Uint8Array(count);
    for (let posting = 0; posting < count; posting++) {
      const rank = rankOf[ofWord[posting] ?? 0] ?? 0;
      const place = next[rank] ?? 0;
      next[rank] = place + 1;
      docs[place] = this.#postingDocs.room[posting] ?? 0;
      weights[place] = Math.min(255, Math.round(this.#postingWeights.room[posting] ?? 0));
    }
    return { starts, docs, weights };
  }
}
