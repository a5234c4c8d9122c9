import type { GuidedCheck } from '../guidance/check/schema.ts';
import { type DatedFacts, datedFacts } from '../guidance/resolve.ts';
import {
  type Fact,
  factsFileSchema,
  type Source,
  sourcesFileSchema,
  type Topic,
  topicSchema,
} from '../guidance/schema.ts';
import { checkFlow } from './check-flow.ts';
import { checkGuidance, type GuidanceParts } from './check-guidance.ts';
import { collectProblems, type Inspection, type ProblemList, packOrThrow } from './collect-problems.ts';
import type { Manifest } from './manifest.ts';
import { parseFile } from './parse-file.ts';
import { type Placed, placeAll } from './placed.ts';
import { type CheckParts, guidedCheckOf, isCheckFile, noCheckParts, readCheckFile } from './read-check.ts';
import { type PackFile, readManifest, type SealedPack } from './read-manifest.ts';
import { readTranslations } from './read-translations.ts';
import { type TranslationRecord, translationsFile } from './translations.ts';

/** A guidance pack that has passed every check. */
export interface GuidancePack {
  readonly manifest: Manifest;
  /** In the order of the manifest (by file name). */
  readonly topics: readonly Topic[];
  readonly facts: DatedFacts;
  readonly sources: ReadonlyMap<string, Source>;
  /** Which Polish text each translation was made from. */
  readonly translations: TranslationRecord;
  /** The guided check; null in a pack without one. */
  readonly check: GuidedCheck | null;
}

/** Parses each file for what its path says it is; a file that is none of these is noted. */
function parseParts(
  { manifest, files }: SealedPack,
  list: ProblemList,
): GuidanceParts & { readonly check: CheckParts } {
  const sources: Placed<Source>[] = [];
  const facts: Placed<Fact>[] = [];
  const topics: Placed<Topic>[] = [];
  const check = noCheckParts();
  for (const [file, text] of files) {
    const origin = { pack: manifest.id, file };
    if (file === 'sources.json') {
      const parsed = list.attempt(() => parseFile(sourcesFileSchema, text, origin));
      sources.push(...placeAll(origin, 'sources', parsed?.sources));
    } else if (file.startsWith('facts/')) {
      const parsed = list.attempt(() => parseFile(factsFileSchema, text, origin));
      facts.push(...placeAll(origin, 'facts', parsed?.facts));
    } else if (file.startsWith('topics/')) {
      const topic = list.attempt(() => parseFile(topicSchema, text, origin));
      if (topic !== null) topics.push({ origin, at: [], value: topic });
    } else if (isCheckFile(file)) readCheckFile({ pack: manifest.id, file, text }, check, list);
    else if (file !== translationsFile) list.add(origin, [], 'file-not-expected');
  }
  return { manifest, sources, facts, topics, check };
}

/** Reads a guidance pack and notes everything that is wrong with it; for the people who write packs. */
export function inspectGuidancePack(pack: string, files: readonly PackFile[]): Inspection<GuidancePack> {
  const list = collectProblems();
  const sealed = list.attempt(() => readManifest(pack, 'guidance', files));
  if (sealed === null) return { pack: null, problems: list.problems };
  const { check, ...parts } = parseParts(sealed, list);
  const translations = readTranslations(sealed, list);
  // References into a file that could not be read would all look broken.
  if (list.problems.length === 0) checkFlow(check, checkGuidance(parts, list), list);
  if (parts.topics.length === 0) list.add({ pack, file: 'manifest.json' }, ['files'], 'no-topics');
  return {
    pack: {
      manifest: sealed.manifest,
      topics: parts.topics.map(topic => topic.value),
      facts: datedFacts(parts.facts.map(({ value }) => value)),
      sources: new Map(parts.sources.map(({ value }) => [value.id, value])),
      translations,
      check: guidedCheckOf(check),
    },
    problems: list.problems,
  };
}

/**
 * Reads a guidance pack from its files: `manifest.json`, `sources.json`, `facts/*.json`, `topics/*.json`,
 * and the guided check below `check/`, which may be missing.
 * `pack` is the id under which the host keeps it. Throws the first problem as an `AppError` with {pack, file, at}:
 * the codes of {@link readManifest} and {@link parseFile}, and `pack-invalid` {reason} where the content
 * contradicts itself (an id twice, a fact, source or topic that is not there, dates that cannot be).
 */
export const readGuidancePack = (pack: string, files: readonly PackFile[]): GuidancePack =>
  packOrThrow(inspectGuidancePack(pack, files));
