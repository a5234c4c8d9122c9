import { addDays } from '../../dates.ts';
import { createRandom } from '../../demo/random.ts';
import type { AppError } from '../../errors.ts';
import { collectProblems, type ProblemList } from '../../pack/collect-problems.ts';
import type { GuidancePack } from '../../pack/read-guidance-pack.ts';
import { factIdsNamedBy } from '../named-facts.ts';
import { type DatedFacts, type Facts, factsOn, validityOn } from '../resolve.ts';
import { isLeaf, nestedIn, questionOfMoment, questionsOfLeaf } from './conditions.ts';
import { type Found, findAnswers } from './find-answers.ts';
import { daysToTry, leavesOfCheck, type PossibleAnswers, possibleAnswers } from './possible-answers.ts';
import { runExamples } from './run-examples.ts';
import type { Condition, GuidedCheck, Outcome } from './schema.ts';
import { answersOnOneLine, walkThrough } from './walk.ts';

/** What a guided check is examined with. The same numbers always find the same. */
export interface Thoroughness {
  /** Most situations judged in one search. */
  readonly situations: number;
  /** Talks walked through by chance. */
  readonly walks: number;
  readonly seed: number;
}

const usual: Thoroughness = { situations: 4000, walks: 150, seed: 20_261_121 };

export interface CheckInspection {
  /** `pack-invalid` {pack, file, at, reason, value}, as the reader of packs gives them. */
  readonly problems: readonly AppError[];
  /** What was sampled and not proven, one line each. */
  readonly notes: readonly string[];
}

interface Examined {
  readonly pack: string;
  readonly asOf: string;
  readonly check: GuidedCheck;
  readonly facts: DatedFacts;
  readonly thoroughness: Thoroughness;
  readonly list: ProblemList;
  readonly notes: string[];
  /** Facts and answers to try, as of a day; worked out once. */
  readonly tried: Map<string, { readonly facts: Facts; readonly possible: PossibleAnswers }>;
}

/** Facts of a day, and the answers to try as of it. */
function triedOn(on: string, { check, facts, tried }: Examined) {
  const known = tried.get(on);
  if (known !== undefined) return known;
  const ofDay = factsOn(facts, on);
  const made = { facts: ofDay, possible: possibleAnswers(check, ofDay, on) };
  tried.set(on, made);
  return made;
}

interface Place {
  readonly file: string;
  readonly at: readonly (string | number)[];
}

const outcomeFile = (outcome: Outcome): string => `check/outcomes/${outcome.id}.json`;

/** Answers that make the condition true on the pack's day, or on another day on which it may be otherwise. */
function canHold(condition: Condition, examined: Examined): Found {
  const { check, asOf, thoroughness } = examined;
  let isSure = true;
  for (const on of daysToTry(condition, check, triedOn(asOf, examined).facts, asOf)) {
    const { facts, possible } = triedOn(on, examined);
    const search = { check, facts, on, possible: possible.byQuestion, atMost: thoroughness.situations };
    const found = findAnswers(condition, search);
    if (typeof found === 'object') return found;
    if (found === 'gave-up') isSure = false;
  }
  return isSure ? 'never' : 'gave-up';
}

function examine(condition: Condition, place: Place, reason: string, examined: Examined): void {
  const { pack, list, notes } = examined;
  const found = canHold(condition, examined);
  if (found === 'never') list.add({ pack, file: place.file }, place.at, reason);
  if (found === 'gave-up')
    notes.push(`${place.file} at ${place.at.join('.')}: too many answers to try them all`);
  if (typeof found === 'object') examineChoices(condition, place, examined);
}

/** Of a group of which one part is enough, each part must be able to hold: the rest of the condition can. */
function examineChoices(condition: Condition, { file, at }: Place, examined: Examined): void {
  for (const group of nestedIn(condition, at)) {
    if (!('any' in group.condition)) continue;
    for (const [index, part] of group.condition.any.entries()) {
      if (isLeaf(part) || canHold(part, examined) !== 'never') continue;
      examined.list.add({ pack: examined.pack, file }, [...group.at, 'any', index], 'condition-never-holds');
    }
  }
}

function examineConditions(examined: Examined): void {
  const { questions, rules, outcomes } = examined.check;
  for (const [index, { askWhen }] of questions.entries())
    if (askWhen !== null)
      examine(
        askWhen,
        { file: 'check/questions.json', at: ['questions', index, 'askWhen'] },
        'question-never-asked',
        examined,
      );
  for (const [index, { when }] of [...rules.values()].entries())
    examine(when, { file: 'check/rules.json', at: ['rules', index, 'when'] }, 'rule-never-holds', examined);
  for (const outcome of outcomes) {
    const file = outcomeFile(outcome);
    examine(outcome.applies, { file, at: ['applies'] }, 'outcome-never-applies', examined);
    for (const [index, { when }] of outcome.steps.entries())
      if (when !== null)
        examine(
          { all: [outcome.applies, when] },
          { file, at: ['steps', index, 'when'] },
          'step-never-shown',
          examined,
        );
  }
}

/** Questions that decide nothing, and options that no condition tells from each other: two or more that none names. */
function examineQuestions({ pack, check, list }: Examined): void {
  const leaves = leavesOfCheck(check);
  const dues = check.outcomes.flatMap(({ steps }) => steps.flatMap(({ due }) => due ?? []));
  const rested = new Set([
    ...leaves.flatMap(questionsOfLeaf),
    ...dues.flatMap(({ on }) => questionOfMoment(on) ?? []),
  ]);
  for (const [index, { id, kind }] of check.questions.entries()) {
    const origin = { pack, file: 'check/questions.json' };
    const own = leaves.filter(leaf => 'answer' in leaf && leaf.answer === id);
    if (!rested.has(id)) list.add(origin, ['questions', index], 'question-not-used', id);
    if (!('options' in kind)) continue;
    const named = new Set(own.flatMap(leaf => ('is' in leaf ? leaf.is : [])));
    const unnamed = kind.options.filter(option => !named.has(option.id)).map(option => option.id);
    if (unnamed.length > 1)
      list.add(origin, ['questions', index, 'kind', 'options'], 'options-not-used', unnamed.join(' '));
  }
}

function examineExamples({ pack, check, facts, list }: Examined): void {
  const shown = new Set(check.examples.flatMap(({ expect }) => expect.applies));
  for (const outcome of check.outcomes)
    if (!shown.has(outcome.id))
      list.add({ pack, file: outcomeFile(outcome) }, ['id'], 'outcome-without-example', outcome.id);
  for (const { example, what, expected, found } of runExamples({ check, facts }))
    list.add(
      { pack, file: 'check/examples' },
      [example],
      'example-differs',
      `${what}: expected ${expected}, found ${found}`,
    );
}

/** Days on which a fact that the check counts with has no value in force, from the day of the pack on. */
function examineDates({ pack, check, facts, asOf, list }: Examined): void {
  const named = new Set(
    [...check.outcomes, ...check.rules.values(), ...check.questions].flatMap(part => factIdsNamedBy(part)),
  );
  for (const id of [...named].sort()) {
    const values = facts.get(id) ?? [];
    const at = [id];
    if (values.length > 0 && values.every(({ trust }) => validityOn(trust, asOf) === 'ended'))
      list.add({ pack, file: 'facts' }, at, 'no-value-from', asOf);
    for (const [index, { trust }] of values.entries()) {
      const next = values[index + 1]?.trust.validFrom ?? null;
      if (trust.validTo === null || next === null || addDays(trust.validTo, 1) >= next) continue;
      list.add({ pack, file: 'facts' }, at, 'no-value-from', addDays(trust.validTo, 1));
    }
  }
}

/** Most talks of one kind that are told: the first few show the hole. */
const fewest = 3;

/** Walks through talks to their end: something must apply then, and nothing be left open that nobody can ask about. */
function examineEnds(examined: Examined): void {
  const { pack, check, asOf, list, thoroughness } = examined;
  const { facts, possible } = triedOn(asOf, examined);
  const random = createRandom(thoroughness.seed);
  let deadEnds = 0;
  const open = new Set<string>();
  for (let walk = 0; walk < thoroughness.walks; walk++) {
    const { answers, end } = walkThrough({ check, facts, on: asOf }, possible.byQuestion, random);
    const said = answersOnOneLine(answers);
    if (!end.outcomes.some(({ state }) => state === 'applies') && deadEnds++ < fewest)
      list.add({ pack, file: 'check/outcomes' }, [], 'dead-end', said);
    for (const { outcome, state, unknownQuestionIds } of end.outcomes) {
      if (state !== 'may' || open.has(outcome.id)) continue;
      open.add(outcome.id);
      const missing = unknownQuestionIds.join(' ');
      list.add({ pack, file: outcomeFile(outcome) }, ['applies'], 'stays-open', `${missing} after ${said}`);
    }
  }
  if (possible.isSampled) examined.notes.push('of several choices, not every combination was tried');
  examined.notes.push(`${thoroughness.walks} talks walked through by chance, seed ${thoroughness.seed}`);
}

/**
 * Looks for what the reader of packs cannot see: questions never asked or of no use, conditions and outcomes that never
 * hold, talks that end with nothing, outcomes that stay open or have no example, examples that come out otherwise, facts
 * without a value. For the people
 * who write packs; takes seconds. Nothing for a pack without a guided check.
 */
export function inspectCheck(pack: GuidancePack, given: Partial<Thoroughness> = {}): CheckInspection {
  const list = collectProblems();
  const notes: string[] = [];
  const { check, facts, manifest } = pack;
  if (check === null) return { problems: [], notes };
  const thoroughness = { ...usual, ...given };
  const examined = {
    pack: manifest.id,
    asOf: manifest.asOf,
    check,
    facts,
    thoroughness,
    list,
    notes,
    tried: new Map(),
  };
  examineQuestions(examined);
  examineConditions(examined);
  examineExamples(examined);
  examineDates(examined);
  examineEnds(examined);
  return { problems: list.problems, notes };
}
