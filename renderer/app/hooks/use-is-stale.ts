import { useMemo } from 'react';
import { type LocalizedText, type UiLanguage, uiLanguages } from '../../../core/languages.ts';
import { localizedTexts } from '../../../core/pack/localized-texts.ts';
import type { StoreOutput } from '../../store/port.ts';
import { useQuery } from './use-query.ts';

const keyOf = (text: LocalizedText, language: UiLanguage): string =>
  JSON.stringify([language, text.pl, text[language]]);

type Stale = StoreOutput<'guidance.stale'>;

/** Tells whether a translation is among these. */
export function staleAmong(stale: Stale): (text: LocalizedText, language: UiLanguage) => boolean {
  const keys = new Set(stale.map(({ text, language }) => keyOf(text, language)));
  return (text, language) => keys.has(keyOf(text, language));
}

/** Tells whether a translation of a pack is older than the Polish text beside it; nothing is until the store has said so. */
export function useIsStale(): (text: LocalizedText, language: UiLanguage) => boolean {
  const { data } = useQuery('guidance.stale', {});
  return useMemo(() => staleAmong(data ?? []), [data]);
}

/** Languages in which some text of `content` (an opened topic) is older than its Polish source. */
export function useStaleLanguages(content: unknown): readonly UiLanguage[] {
  const isStale = useIsStale();
  return useMemo(() => {
    const texts = [...localizedTexts(content)].map(({ text }) => text);
    return uiLanguages.filter(language => texts.some(text => isStale(text, language)));
  }, [content, isStale]);
}
