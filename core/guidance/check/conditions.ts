import type { Condition, Moment, Rule } from './schema.ts';

/** Deepest nesting of one condition: `all` in `any` in `all` and so on. A pack that goes deeper is refused. */
export const maxConditionDepth = 12;
/** Longest chain of rules that name rules. */
export const maxRuleChain = 12;
/** Levels from an outcome through its rules to the last answer; what a pack that was read cannot exceed. */
export const deepestLevel = (maxConditionDepth + 1) * (maxRuleChain + 1);

/** A condition that holds no further one, except by the name of a rule. */
export type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

export const isLeaf = (condition: Condition): condition is Leaf =>
  !('all' in condition || 'any' in condition || 'not' in condition);

type Path = readonly (string | number)[];
interface Placed {
  readonly at: Path;
  readonly depth: number;
  readonly condition: Condition;
}

function partsOf({ at, depth, condition }: Placed): Placed[] {
  const part = (inner: Condition, ...step: Path): Placed => ({
    at: [...at, ...step],
    depth: depth + 1,
    condition: inner,
  });
  if ('all' in condition) return condition.all.map((inner, i) => part(inner, 'all', i));
  if ('any' in condition) return condition.any.map((inner, i) => part(inner, 'any', i));
  return 'not' in condition ? [part(condition.not, 'not')] : [];
}

/** A condition and all inside it with their JSON paths and depths (the outermost is 1), in reading order. Rules are not entered. */
export function* nestedIn(condition: Condition, at: Path = []): Generator<Placed> {
  const waiting: Placed[] = [{ at, depth: 1, condition }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    waiting.push(...partsOf(next).reverse());
  }
}

/** Every leaf of a condition and of the rules it names, each rule once; rules that are not there are left out. */
export function* leavesOf(condition: Condition, rules: ReadonlyMap<string, Rule>): Generator<Leaf> {
  const seen = new Set<string>();
  const waiting = [condition];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const { condition: found } of nestedIn(next)) {
      if (!isLeaf(found)) continue;
      yield found;
      if (!('rule' in found) || seen.has(found.rule)) continue;
      seen.add(found.rule);
      const rule = rules.get(found.rule);
      if (rule !== undefined) waiting.push(rule.when);
    }
}

/** The moments that a leaf compares with, with their names in the leaf. */
export function momentsOf(leaf: Leaf): { readonly at: Path; readonly moment: Moment }[] {
  const range = 'today' in leaf ? leaf.today : 'day' in leaf ? leaf.day : null;
  if (range === null) return [];
  const key = 'today' in leaf ? 'today' : 'day';
  return (['onOrAfter', 'onOrBefore'] as const).flatMap(end => {
    const moment = range[end];
    return moment === undefined ? [] : [{ at: [key, end], moment }];
  });
}

/** The question whose answer a moment counts from; null where it needs none. */
export const questionOfMoment = ({ from }: Moment): string | null =>
  typeof from === 'object' && 'answer' in from ? from.answer : null;

/** Questions that a leaf itself asks of: its own, and those its moments count from. */
export const questionsOfLeaf = (leaf: Leaf): string[] => [
  ...('answer' in leaf ? [leaf.answer] : []),
  ...momentsOf(leaf).flatMap(({ moment }) => questionOfMoment(moment) ?? []),
];

/** Every question that the condition rests on, also through rules. */
export function questionsIn(condition: Condition, rules: ReadonlyMap<string, Rule>): Set<string> {
  const found = new Set<string>();
  for (const leaf of leavesOf(condition, rules)) for (const id of questionsOfLeaf(leaf)) found.add(id);
  return found;
}
