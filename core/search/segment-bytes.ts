import { BadBytes, type ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { PhoneTable, Segment } from './segment.ts';

/** Between the entries of a list: no id, word or key holds it. */
const between = '\n';

const joined = (list: readonly string[]): string => {
  if (list.some(entry => entry.includes(between))) throw new Error('an entry of the index with a line break');
  return list.join(between);
};

function readList(reader: ByteReader, length: number): string[] {
  const text = reader.text();
  const list = length === 0 && text === '' ? [] : text.split(between);
  if (list.length !== length) throw new BadBytes();
  return list;
}

function writeNumbers(writer: ByteWriter, numbers: Uint32Array): void {
  for (const number of numbers) writer.number(number);
}

function readNumbers(reader: ByteReader, length: number): Uint32Array {
  const numbers = new Uint32Array(length);
  for (let at = 0; at < length; at++) numbers[at] = reader.number();
  return numbers;
}

/** Whole numbers that rise, as steps from one to the next. */
function writeRising(writer: ByteWriter, numbers: Uint32Array): void {
  let before = 0;
  for (const number of numbers) {
    writer.number(number - before);
    before = number;
  }
}

function readRising(reader: ByteReader, length: number): Uint32Array {
  const numbers = new Uint32Array(length);
  let number = 0;
  for (let at = 0; at < length; at++) {
    number += reader.number();
    numbers[at] = number;
  }
  return numbers;
}

/** Documents of every word: how many, then the steps from one to the next. */
function writePostings(writer: ByteWriter, { starts, docs, weights }: Segment): void {
  writer.number(docs.length);
  for (let word = 0; word + 1 < starts.length; word++) {
    const from = starts[word] ?? 0;
    const to = starts[word + 1] ?? 0;
    writer.number(to - from);
    let before = 0;
    for (let at = from; at < to; at++) {
      writer.number((docs[at] ?? 0) - before);
      before = docs[at] ?? 0;
    }
  }
  writer.bytes(weights);
}

function readPostings(
  reader: ByteReader,
  words: number,
  documents: number,
): Pick<Segment, 'starts' | 'docs' | 'weights'> {
  const count = reader.count();
  const starts = new Uint32Array(words + 1);
  const docs = new Uint32Array(count);
  let filled = 0;
  for (let word = 0; word < words; word++) {
    const end = filled + reader.number();
    if (end > count) throw new BadBytes();
    let doc = 0;
    for (; filled < end; filled++) {
      doc += reader.number();
      if (doc >= documents) throw new BadBytes();
      docs[filled] = doc;
    }
    starts[word + 1] = end;
  }
  const weights = reader.bytes().slice();
  if (filled !== count || weights.length !== count) throw new BadBytes();
  return { starts, docs, weights };
}

/** Keys that are their own word, which most are, are left empty. */
function writeKeys(writer: ByteWriter, { words, keys, keyWords }: Segment): void {
  writer.number(keys.length);
  writer.text(joined(keys.map((key, at) => (key === words[keyWords[at] ?? 0] ? '' : key))));
  writeNumbers(writer, keyWords);
}

function readKeys(reader: ByteReader, words: readonly string[]): Pick<Segment, 'keys' | 'keyWords'> {
  const count = reader.count();
  const written = readList(reader, count);
  const keyWords = readNumbers(reader, count);
  const keys = written.map((key, at) => {
    const own = words[keyWords[at] ?? 0];
    if (own === undefined) throw new BadBytes();
    return key === '' ? own : key;
  });
  return { keys, keyWords };
}

function writePhones(writer: ByteWriter, phones: PhoneTable): void {
  writer.number(phones.docs.length);
  writer.text(phones.digits);
  writeRising(writer, phones.starts);
  writeNumbers(writer, phones.docs);
  writeNumbers(writer, phones.groupStarts);
}

function readPhones(reader: ByteReader, documents: number): PhoneTable {
  const count = reader.count();
  const digits = reader.text();
  const starts = readRising(reader, count);
  const docs = readNumbers(reader, count);
  if (docs.some(doc => doc >= documents)) throw new BadBytes();
  return { digits, starts, docs, groupStarts: readNumbers(reader, count) };
}

const boostBytes = (boosts: Float32Array): Uint8Array =>
  new Uint8Array(boosts.buffer, boosts.byteOffset, boosts.byteLength);

/** Appends one segment, with what has been removed from it so far. */
export function writeSegment(writer: ByteWriter, segment: Segment): void {
  writer.number(segment.ids.length);
  writer.text(joined(segment.ids));
  writer.bytes(boostBytes(segment.boosts));
  writer.bytes(segment.alive);
  writer.number(segment.words.length);
  writer.text(joined(segment.words));
  writePostings(writer, segment);
  writeKeys(writer, segment);
  writePhones(writer, segment.phones);
}

/** The segment that {@link writeSegment} wrote. Throws `BadBytes` for anything that could not be searched. */
export function readSegment(reader: ByteReader): Segment {
  const documents = reader.count();
  const ids = readList(reader, documents);
  const boosts = new Float32Array(documents);
  const written = reader.bytes();
  if (written.length !== boosts.byteLength) throw new BadBytes();
  boostBytes(boosts).set(written);
  const alive = reader.bytes().slice();
  if (alive.length !== documents) throw new BadBytes();
  const wordCount = reader.count();
  const words = readList(reader, wordCount);
  return {
    ids,
    ordinals: new Map(ids.map((id, ordinal) => [id, ordinal])),
    boosts,
    alive,
    aliveCount: alive.reduce((sum, one) => (one === 1 ? sum + 1 : sum), 0),
    words,
    ...readPostings(reader, wordCount, documents),
    ...readKeys(reader, words),
    phones: readPhones(reader, documents),
  };
}
