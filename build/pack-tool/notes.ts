import { addDays } from '../../core/dates.ts';
import { factIdsIn } from '../../core/guidance/fact-text.ts';
import { isLinkAllowed } from '../../core/host/links.ts';
import { localizedTexts } from '../../core/pack/localized-texts.ts';
import type { GuidancePack } from '../../core/pack/read-guidance-pack.ts';
import type { PackFile } from '../../core/pack/read-manifest.ts';
import {
  staleTranslations,
  translatedLanguages,
  translationState,
  translationsFile,
} from '../../core/pack/translations.ts';
import { manifestName } from '../pack-files.ts';
import { readRecord } from './translated.ts';

/**
 * What is not wrong enough to refuse a pack, and still to be put right before it is given out: each a line for the
 * people who write packs.
 */
export function notesOnGuidance(pack: GuidancePack, files: readonly PackFile[]): string[] {
  return [...gaps(pack), ...unused(pack, files), ...unreachable(pack, files), ...closedLinks(pack)];
}

/** Days between two values of one fact on which neither is in force. */
function gaps({ facts }: GuidancePack): string[] {
  return [...facts].flatMap(([id, values]) =>
    values.flatMap(({ trust: { validTo } }, i) => {
      const next = values[i + 1]?.trust.validFrom ?? null;
      if (validTo === null || next === null || addDays(validTo, 1) >= next) return [];
      return [`fact ${id}: no value from ${addDays(validTo, 1)} to ${addDays(next, -1)}`];
    }),
  );
}

/** Facts that nothing shows and sources that nothing cites. */
function unused({ facts, sources }: GuidancePack, files: readonly PackFile[]): string[] {
  const texts = files.filter(file => !file.path.startsWith('facts/') && file.path !== 'sources.json');
  const whole = texts.map(file => file.text).join('\n');
  const named = new Set([
    ...factIdsIn(whole),
    ...[...whole.matchAll(/"([a-z0-9-]+)"/g)].map(match => match[1]),
  ]);
  const cited = files
    .filter(file => file.path !== 'sources.json')
    .map(file => file.text)
    .join('\n');
  return [
    ...[...facts.keys()].filter(id => !named.has(id)).map(id => `fact ${id}: nothing names it`),
    ...[...sources.keys()]
      .filter(id => !cited.includes(`"${id}"`))
      .map(id => `source ${id}: nothing cites it`),
  ];
}

/** Topics that can be found by search only: no other topic and no outcome leads to them. */
function unreachable({ topics }: GuidancePack, files: readonly PackFile[]): string[] {
  const outcomes = files
    .filter(file => file.path.startsWith('check/'))
    .map(file => file.text)
    .join('\n');
  const linked = new Set(topics.flatMap(topic => topic.relatedTopicIds));
  return topics
    .filter(({ id }) => !linked.has(id) && !outcomes.includes(`"${id}"`))
    .map(({ id }) => `topic ${id}: no topic and no outcome leads to it`);
}

/** Official pages that the program would not open. */
const closedLinks = ({ topics }: GuidancePack): string[] =>
  topics.flatMap(topic =>
    topic.officialLinks
      .filter(({ url }) => !isLinkAllowed(url))
      .map(({ url }) => `topic ${topic.id}: ${url} is not on the list of pages the program opens`),
  );

/** Translations that are older than their Polish text, and how many nobody has recorded. */
export function notesOnTranslations(files: readonly PackFile[]): string[] {
  const record = readRecord(files);
  if (record === null) return [`no ${translationsFile}: npm run pack -- translated writes it`];
  const contents = files
    .filter(file => file.path !== manifestName && file.path !== translationsFile)
    .map(file => ({ file: file.path, value: JSON.parse(file.text) as unknown }));
  const stale = contents.flatMap(({ file, value }) =>
    staleTranslations(record, value).map(
      ({ language, at }) => `${file} at ${at.join('.')}: ${language} was made from an older Polish text`,
    ),
  );
  const unrecorded = contents.flatMap(({ value }) =>
    [...localizedTexts(value)].flatMap(({ text }) =>
      translatedLanguages.filter(language => translationState(record, text, language) === 'unrecorded'),
    ),
  ).length;
  if (unrecorded === 0) return stale;
  return [...stale, `${unrecorded} translations are not recorded: npm run pack -- translated`];
}
