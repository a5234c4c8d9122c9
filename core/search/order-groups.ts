/** How much better the best hit of a group must be to stand above a group that comes first by habit. */
const clearlyBetter = 1.5;

interface Group {
  /** The score of the first hit, 0 for none. */
  readonly best: number;
  /** Its hits are people and places to turn to, and the text names one: any better hit is enough then. */
  readonly isAskedFor?: boolean;
}

/**
 * Groups of results in their usual order, except where a later one holds a clearly better hit, or a better one of the
 * very thing that was named: "lawyer" is meant as somebody to call although guidance speaks of lawyers too. Small
 * differences change nothing, so the list does not jump while somebody types.
 */
export function orderGroups<G extends Group>(groups: readonly G[]): G[] {
  const ordered: G[] = [];
  for (const group of groups) {
    const needed = group.isAskedFor === true ? 1 : clearlyBetter;
    const at = ordered.findIndex(other => group.best > other.best * needed);
    ordered.splice(at === -1 ? ordered.length : at, 0, group);
  }
  return ordered;
}
