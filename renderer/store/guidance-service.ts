import type { OpenedFacts } from './calculators-port.ts';
import type { Packs } from './packs-service.ts';

/** The named facts with the values of the day `on`, in the order asked, and their sources; unknown ids are left out. */
export function openedFacts(packs: Packs, ids: readonly string[], on: string): OpenedFacts {
  const found = ids.flatMap(id => {
    for (const pack of packs.guidance()) {
      const fact = packs.factsOn(pack, on).get(id);
      if (fact !== undefined) return { fact, pack };
    }
    return [];
  });
  const sources = new Map(
    found.flatMap(({ fact, pack }) =>
      fact.trust.sources.flatMap(id => {
        const source = pack.sources.get(id);
        return source === undefined ? [] : [[id, source] as const];
      }),
    ),
  );
  return {
    facts: found.map(({ fact }) => fact),
    sources: [...sources.values()],
    packVersion: found[0]?.pack.manifest.version ?? null,
    on,
  };
}
