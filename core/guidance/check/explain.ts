import type { LocalizedText } from '../../languages.ts';
import type { Trust } from '../../trust.ts';
import { validityOn } from '../resolve.ts';
import { deepestLevel, isLeaf, type Leaf, questionsOfLeaf } from './conditions.ts';
import type { Judge } from './judge.ts';
import type { Condition, Question, Rule } from './schema.ts';
import type { Truth } from './truth.ts';
import { answerSaid, textKey, todaySaid, validitySaid } from './words.ts';

/** One thing that decided, or must still be known. */
export interface Reason {
  readonly text: LocalizedText;
  /** Whether the thing said in `text` is so: an answer is said as it was given, a rule may fail. */
  readonly holds: Truth;
  /** The question whose answer it is; null for a rule and for the day. */
  readonly questionId: string | null;
  /** Of the rule whose words these are. */
  readonly trust: Trust | null;
}

/** The parts of a group that made it what it is: all of them, or those that alone decided. */
function decidingParts(condition: Condition, truth: Truth, judge: Judge): readonly Condition[] {
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  const needsAll = ('all' in condition && truth === 'true') || ('any' in condition && truth === 'false');
  return needsAll ? parts : parts.filter(part => judge.truthOf(part) === truth);
}

/** Explains conditions of one situation in words: why each is what it is, each thing once. */
export function explainer(
  judge: Judge,
  questions: ReadonlyMap<string, Question>,
): (condition: Condition) => Reason[] {
  return condition => {
    const found: Reason[] = [];
    const seen = new Set<Condition | Rule | string>();
    const isNew = (thing: Condition | Rule | string): boolean => {
      const before = seen.size;
      return seen.add(thing).size > before;
    };

    // Unknown: what is missing. Known: what was said and compared.
    const addAnswers = (leaf: Leaf, truth: Truth): void => {
      for (const id of questionsOfLeaf(leaf)) {
        const question = questions.get(id);
        const answer = judge.answers.get(id);
        const isKnown = answer !== undefined && answer.type !== 'unknown';
        if (question === undefined || isKnown === (truth === 'unknown') || !isNew(id)) continue;
        const text = answerSaid(question, answer);
        found.push({ text, holds: isKnown ? 'true' : 'unknown', questionId: id, trust: null });
      }
    };

    const addRule = (rule: Rule, truth: Truth, isInner: boolean): boolean => {
      const { text, trust } = rule;
      if (!isInner && isNew(`rule ${rule.id}`)) found.push({ text, holds: truth, questionId: null, trust });
      if (!isNew(rule)) return false;
      if (validityOn(trust, judge.on) === 'in-force') return truth !== 'true';
      found.push({ text: validitySaid(trust), holds: 'true', questionId: null, trust });
      return false;
    };

    const collect = (part: Condition, isInner: boolean, depth: number): void => {
      if (depth > deepestLevel) throw new RangeError('conditions are nested too deep');
      const truth = judge.truthOf(part);
      if (!isLeaf(part)) {
        if ('not' in part) collect(part.not, isInner, depth + 1);
        else for (const inner of decidingParts(part, truth, judge)) collect(inner, isInner, depth + 1);
      } else if ('rule' in part) {
        const rule = judge.check.rules.get(part.rule);
        // Where a rule holds its words say enough; else the answers tell which part of it fails or is missing.
        if (rule !== undefined && addRule(rule, truth, isInner)) collect(rule.when, true, depth + 1);
      } else {
        if ('today' in part && truth !== 'unknown') {
          const text = todaySaid(part, judge);
          if (isNew(textKey(text))) found.push({ text, holds: truth, questionId: null, trust: null });
        }
        addAnswers(part, truth);
      }
    };

    collect(condition, false, 1);
    return found;
  };
}
