import { type StaleTranslation, staleTranslations } from '../../core/pack/translations.ts';
import type { Packs } from './packs-service.ts';

/** Every translation in use that is older than its Polish text; computed once for each set of packs. */
export function createStaleTexts(packs: Packs): () => Pick<StaleTranslation, 'language' | 'text'>[] {
  let last: { readonly of: unknown; readonly found: Pick<StaleTranslation, 'language' | 'text'>[] } | null =
    null;
  return () => {
    const inUse = packs.inUse();
    if (last?.of !== inUse)
      last = {
        of: inUse,
        found: inUse.flatMap(({ pack, files }) =>
          files
            .filter(({ path }) => path !== 'manifest.json')
            .flatMap(({ text }) => staleTranslations(pack.content.translations, JSON.parse(text)))
            .map(({ language, text }) => ({ language, text })),
        ),
      };
    return last.found;
  };
}
