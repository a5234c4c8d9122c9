import { useMemo } from 'react';
import type { Say } from '../../../core/handout/model.ts';
import { useText } from '../../i18n/use-text.ts';

/** The words of the paper in any language of the program, whatever the screen's is. */
export function useSay(): Say {
  const { i18n } = useText('handout');
  return useMemo(() => {
    return (language, word, values = {}) => i18n.t(`handout:paper.${word}`, { lng: language, ...values });
  }, [i18n]);
}
