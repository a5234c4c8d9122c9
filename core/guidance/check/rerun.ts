import { packHash } from '../../pack/pack-hash.ts';
import type { GuidancePack } from '../../pack/read-guidance-pack.ts';
import { factsOn } from '../resolve.ts';
import { evaluate } from './evaluate.ts';
import { type Trace, traceOf } from './trace.ts';

/** One thing that comes out otherwise now. `none` where it was not shown, or is not any more. */
export interface TraceDifference {
  readonly kind: 'outcome' | 'step';
  /** Of the outcome, or `<outcome>/<step>`. */
  readonly id: string;
  /** The state, or the last day (`no-day` for a step without one). */
  readonly told: string;
  readonly found: string;
}

/** What came of working it out again. `samePack`: every file of the pack is the one of then. */
export type Rerun =
  | { readonly result: 'same'; readonly samePack: boolean }
  | {
      readonly result: 'differs';
      readonly samePack: boolean;
      readonly differences: readonly TraceDifference[];
    }
  | { readonly result: 'not-possible'; readonly reason: 'no-answers' | 'no-check' | 'other-pack' };

function differencesOf(
  kind: TraceDifference['kind'],
  told: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): TraceDifference[] {
  const ids = new Set([...told.keys(), ...found.keys()]);
  return [...ids]
    .map(id => ({ kind, id, told: told.get(id) ?? 'none', found: found.get(id) ?? 'none' }))
    .filter(one => one.told !== one.found);
}

const statesOf = ({ outcomes }: Trace): Map<string, string> =>
  new Map(outcomes.map(({ id, state }) => [id, state]));
const lastDaysOf = ({ steps }: Trace): Map<string, string> =>
  new Map(
    steps.map(({ outcomeId, stepId, dueOn }): [string, string] => [
      `${outcomeId}/${stepId}`,
      dueOn ?? 'no-day',
    ]),
  );

/** Works a trace out again, as of its own day, with a pack: the one of then or a newer one. */
export function rerun(trace: Trace, pack: GuidancePack): Rerun {
  const { id: packId, version: packVersion } = pack.manifest;
  if (packId !== trace.packId) return { result: 'not-possible', reason: 'other-pack' };
  if (pack.check === null) return { result: 'not-possible', reason: 'no-check' };
  if (trace.answers === null) return { result: 'not-possible', reason: 'no-answers' };
  const { on, answers } = trace;
  const { outcomes } = evaluate({ check: pack.check, facts: factsOn(pack.facts, on), on, answers });
  const hash = packHash(pack.manifest);
  const shown = outcomes.map(({ outcome, state, steps }) =>
    state === 'no' ? { state } : { state, outcome, steps },
  );
  const now = traceOf({ packId, packVersion, packHash: hash, on, outcomes: shown }, answers);
  const differences = [
    ...differencesOf('outcome', statesOf(trace), statesOf(now)),
    ...differencesOf('step', lastDaysOf(trace), lastDaysOf(now)),
  ];
  const samePack = hash === trace.packHash;
  return differences.length === 0
    ? { result: 'same', samePack }
    : { result: 'differs', samePack, differences };
}
