import { factIdsIn } from './fact-text.ts';
import type { Facts } from './resolve.ts';
import type { Fact } from './schema.ts';

const known = new WeakMap<object, readonly string[]>();

/** Keys under which packs keep ids of facts. */
const namingKeys: ReadonlySet<string> = new Set(['fact', 'factId', 'factIds', 'feeFactIds']);

// Parts of a pack are nested forty deep at most: its reader refuses more.
function* idsUnder(value: unknown, isNaming: boolean): Generator<string> {
  if (typeof value === 'string') {
    if (isNaming) yield value;
    else if (value.includes('{fact:')) yield* factIdsIn(value);
  } else if (Array.isArray(value)) for (const item of value) yield* idsUnder(item, isNaming);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* idsUnder(inner, namingKeys.has(key));
}

/**
 * Ids of the facts that a part of a pack names, in its texts, lists and conditions; sorted, each once. Remembered for
 * each part: parts of a pack never change.
 */
export function factIdsNamedBy(part: object): readonly string[] {
  const found = known.get(part) ?? [...new Set(idsUnder(part, false))].sort();
  known.set(part, found);
  return found;
}

/** The facts that these parts name, and those that their remarks name in turn, with the values of one day. */
export function factsNamedBy(parts: readonly object[], facts: Facts): Fact[] {
  const found = new Map<string, Fact>();
  const waiting = [...new Set(parts.flatMap(part => factIdsNamedBy(part)))].sort();
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const fact = facts.get(id);
    if (fact === undefined || found.has(id)) continue;
    found.set(id, fact);
    waiting.push(...factIdsNamedBy(fact));
  }
  return [...found.values()];
}
