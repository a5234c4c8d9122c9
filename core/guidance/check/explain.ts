import type { LocalizedText } from '../../languages.ts';
import type { Trust } from '../../trust.ts';
import { validityOn } from '../resolve.ts';
import { deepestLevel, isLeaf, type Leaf, questionsOfLeaf } from './conditions.ts';
import type { Judge } from './judge.ts';
import type { Condition, Question } from './schema.ts';
import { negated, type Truth } from './truth.ts';
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

/** Explains conditions of one situation in words. */
export function explainer(judge: Judge, questions: ReadonlyMap<string, Question>) {
  function ofLeaf(leaf: Exclude<Leaf, { rule: string }>, truth: Truth): Reason[] {
    // Unknown: what is missing. Known: what was said and compared.
    const answers = questionsOfLeaf(leaf).flatMap((id): Reason[] => {
      const question = questions.get(id);
      const answer = judge.answers.get(id);
      const isKnown = answer !== undefined && answer.type !== 'unknown';
      if (question === undefined || isKnown === (truth === 'unknown')) return [];
      const text = answerSaid(question, answer);
      return [{ text, holds: isKnown ? 'true' : 'unknown', questionId: id, trust: null }];
    });
    if (!('today' in leaf) || truth === 'unknown') return answers;
    return [{ text: todaySaid(leaf, judge), holds: truth, questionId: null, trust: null }, ...answers];
  }

  function collect(condition: Condition, truth: Truth, into: Reason[], inRule: boolean, depth: number): void {
    if (depth > deepestLevel) throw new RangeError('conditions are nested too deep');
    if (!isLeaf(condition)) {
      if ('not' in condition) collect(condition.not, negated(truth), into, inRule, depth + 1);
      else
        for (const part of decidingParts(condition, truth, judge))
          collect(part, truth, into, inRule, depth + 1);
      return;
    }
    if (!('rule' in condition)) {
      into.push(...ofLeaf(condition, truth));
      return;
    }
    const rule = judge.check.rules.get(condition.rule);
    if (rule === undefined) return;
    const { text, trust } = rule;
    if (!inRule) into.push({ text, holds: truth, questionId: null, trust });
    if (validityOn(trust, judge.on) !== 'in-force')
      into.push({ text: validitySaid(trust), holds: 'true', questionId: null, trust });
    // Where a rule holds its words say enough; else the answers tell which part of it fails or is missing.
    else if (truth !== 'true') collect(rule.when, truth, into, true, depth + 1);
  }

  /** Why the condition is what it is, each thing once. */
  return (condition: Condition): Reason[] => {
    const found: Reason[] = [];
    collect(condition, judge.truthOf(condition), found, false, 1);
    const seen = new Set<string>();
    return found.filter(({ text, questionId }) => {
      const key = questionId ?? textKey(text);
      return !seen.has(key) && seen.add(key);
    });
  };
}
