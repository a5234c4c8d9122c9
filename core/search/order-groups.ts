/** How much better the best hit of a group must be to stand above a group that comes first by habit. */
const clearlyBetter = 1.5;

/**
 * Groups of results in their usual order, except where a later one holds a clearly better hit: "lawyer" is meant as
 * a contact although guidance speaks of lawyers too. Small differences change nothing, so the list does not jump
 * while somebody types. `best` is the score of the first hit, 0 for none.
 */
export function orderGroups<Group extends { readonly best: number }>(groups: readonly Group[]): Group[] {
  const ordered: Group[] = [];
  for (const group of groups) {
    const at = ordered.findIndex(other => group.best > other.best * clearlyBetter);
    ordered.splice(at === -1 ? ordered.length : at, 0, group);
  }
  return ordered;
}
