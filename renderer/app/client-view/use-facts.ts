import { useMemo } from 'react';
import type { Fact } from '../../../core/guidance/schema.ts';

/** Facts by their ids, for the texts that name them. */
export const useFactsById = (facts: readonly Fact[] | undefined): ReadonlyMap<string, Fact> =>
  useMemo(() => new Map((facts ?? []).map(fact => [fact.id, fact])), [facts]);
