import { deepestLevel, isLeaf, type Leaf, questionsOfLeaf } from './conditions.ts';
import type { Judge } from './judge.ts';
import type { Condition } from './schema.ts';

/** Questions on which an undecided condition rests, by what their answer alone could make of it. */
export interface Deciders {
  /** Every question whose answer is missing and could matter. */
  readonly missing: ReadonlySet<string>;
  readonly couldMakeTrue: ReadonlySet<string>;
  readonly couldMakeFalse: ReadonlySet<string>;
}

const nobody: ReadonlySet<string> = new Set();
const none: Deciders = { missing: nobody, couldMakeTrue: nobody, couldMakeFalse: nobody };
const union = (sets: readonly ReadonlySet<string>[]): Set<string> => new Set(sets.flatMap(set => [...set]));
const common = (sets: readonly ReadonlySet<string>[]): Set<string> =>
  new Set([...(sets[0] ?? [])].filter(id => sets.every(set => set.has(id))));

/** One false part makes `all` false, but every undecided part must come true; `any` the other way round. */
const ofAll = (parts: readonly Deciders[]): Deciders => ({
  missing: union(parts.map(part => part.missing)),
  couldMakeTrue: common(parts.map(part => part.couldMakeTrue)),
  couldMakeFalse: union(parts.map(part => part.couldMakeFalse)),
});
const ofNot = ({ missing, couldMakeTrue, couldMakeFalse }: Deciders): Deciders => ({
  missing,
  couldMakeTrue: couldMakeFalse,
  couldMakeFalse: couldMakeTrue,
});

function ofLeaf(leaf: Leaf, judge: Judge): Deciders {
  const missing = new Set(
    questionsOfLeaf(leaf).filter(id => {
      const answer = judge.answers.get(id);
      return answer === undefined || answer.type === 'unknown';
    }),
  );
  // With two answers missing, one alone leaves it open.
  const alone = missing.size === 1 ? missing : nobody;
  return { missing, couldMakeTrue: alone, couldMakeFalse: alone };
}

/** Finds the deciders of conditions that are unknown in one situation; each rule is looked at once. */
export function deciderFinder(judge: Judge): (condition: Condition) => Deciders {
  const rules = new Map<string, Deciders>();
  const find = (condition: Condition, depth: number): Deciders => {
    if (depth > deepestLevel) throw new RangeError('conditions are nested too deep');
    if (judge.truthOf(condition) !== 'unknown') return none;
    if (isLeaf(condition))
      return 'rule' in condition ? ofRule(condition.rule, depth) : ofLeaf(condition, judge);
    if ('not' in condition) return ofNot(find(condition.not, depth + 1));
    const group = 'all' in condition ? condition.all : condition.any;
    const parts = group.filter(part => judge.truthOf(part) === 'unknown').map(part => find(part, depth + 1));
    return 'all' in condition ? ofAll(parts) : ofNot(ofAll(parts.map(ofNot)));
  };
  const ofRule = (id: string, depth: number): Deciders => {
    const known = rules.get(id);
    const rule = judge.check.rules.get(id);
    if (known !== undefined || rule === undefined) return known ?? none;
    const found = find(rule.when, depth + 1);
    rules.set(id, found);
    return found;
  };
  return condition => find(condition, 1);
}
