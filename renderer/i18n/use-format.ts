import { useMemo } from 'react';
import { createFormat, type Format } from './format.ts';
import { useText } from './use-text.ts';

/** The {@link Format} of the screen's language. */
export function useFormat(): Format {
  const { language } = useText('common');
  return useMemo(() => createFormat(language), [language]);
}
