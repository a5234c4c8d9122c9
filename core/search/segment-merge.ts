import { buildPhoneTable, phoneEntries } from './phone-table.ts';
import { buildKeys, type Segment } from './segment.ts';

const gone = 0xffffffff;

/**
 * One segment out of several: removed documents are left out, and with them the words nobody has any more. The
 * documents keep their order.
 */
export function mergeSegments(segments: readonly Segment[]): Segment {
  const ids: string[] = [];
  const boosts: number[] = [];
  const parts = segments.map((segment): Part => {
    const moved = new Uint32Array(segment.ids.length).fill(gone);
    segment.ids.forEach((id, ordinal) => {
      if (segment.alive[ordinal] !== 1) return;
      moved[ordinal] = ids.length;
      ids.push(id);
      boosts.push(segment.boosts[ordinal] ?? 0);
    });
    return { segment, moved, head: 0 };
  });
  const phones = parts.flatMap(({ segment, moved }) =>
    phoneEntries(segment.phones).flatMap(entry => {
      const doc = moved[entry.doc] ?? gone;
      return doc === gone ? [] : [{ ...entry, doc }];
    }),
  );
  const table = mergeWords(parts);
  return {
    ids,
    ordinals: new Map(ids.map((id, ordinal) => [id, ordinal])),
    boosts: Float32Array.from(boosts),
    alive: new Uint8Array(ids.length).fill(1),
    aliveCount: ids.length,
    ...table,
    ...buildKeys(table.words),
    phones: buildPhoneTable(phones),
  };
}

interface Part {
  readonly segment: Segment;
  /** New ordinal of each document, or `gone`. */
  readonly moved: Uint32Array;
  /** Next word to take. */
  head: number;
}

function mergeWords(parts: readonly Part[]): Pick<Segment, 'words' | 'starts' | 'docs' | 'weights'> {
  const room = parts.reduce((sum, { segment }) => sum + segment.docs.length, 0);
  const docs = new Uint32Array(room);
  const weights = new Uint8Array(room);
  const words: string[] = [];
  const starts = [0];
  let filled = 0;
  for (let word = smallestHead(parts); word !== undefined; word = smallestHead(parts)) {
    const before = filled;
    for (const part of parts) {
      if (part.segment.words[part.head] === word) filled = takePostings(part, { docs, weights, filled });
    }
    if (filled === before) continue;
    words.push(word);
    starts.push(filled);
  }
  return {
    words,
    starts: Uint32Array.from(starts),
    docs: docs.slice(0, filled),
    weights: weights.slice(0, filled),
  };
}

/** Copies the postings of the part's next word and steps over it; answers how many are filled now. */
function takePostings(part: Part, into: { docs: Uint32Array; weights: Uint8Array; filled: number }): number {
  const { segment, moved } = part;
  const last = segment.starts[part.head + 1] ?? 0;
  let filled = into.filled;
  for (let posting = segment.starts[part.head] ?? 0; posting < last; posting++) {
    const doc = moved[segment.docs[posting] ?? 0] ?? gone;
    if (doc === gone) continue;
    into.docs[filled] = doc;
    into.weights[filled] = segment.weights[posting] ?? 0;
    filled++;
  }
  part.head++;
  return filled;
}

function smallestHead(parts: readonly Part[]): string | undefined {
  let smallest: string | undefined;
  for (const { segment, head } of parts) {
    const word = segment.words[head];
    if (word !== undefined && (smallest === undefined || word < smallest)) smallest = word;
  }
  return smallest;
}
