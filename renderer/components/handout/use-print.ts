import { useCallback, useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useAnnounce } from '../live-region.tsx';

interface PrintOptions {
  /** The key that opened the hand-out: pressed again it prints. For example `Ctrl+D`. */
  readonly isAgain: (event: KeyboardEvent) => boolean;
  /** The paper is in the page. */
  readonly isReady: boolean;
  /** What stands at the foot of every page. */
  readonly foot: string;
  readonly onPrinted: () => void;
}

/** The words for the foot of a page, as print.css takes them: a string of CSS. */
const footProperty = '--print-foot';
const cssString = (text: string): string => `"${text.replace(/["\\\n]/g, ' ')}"`;

/**
 * Prints the page, which then holds the paper alone, and tells when that is over. Asked too early, it prints as soon
 * as the paper is there. The answer asks for it.
 */
export function usePrint({ isAgain, isReady, foot, onPrinted }: PrintOptions): () => void {
  const { t } = useText('handout');
  const announce = useAnnounce();
  const [isWanted, setWanted] = useState(false);
  const isOurs = useRef(false);
  const latest = useRef({ onPrinted, isAgain });
  latest.current = { onPrinted, isAgain };
  const print = useCallback(() => setWanted(true), []);

  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty(footProperty, cssString(foot));
    return () => {
      style.removeProperty(footProperty);
    };
  }, [foot]);

  useEffect(() => {
    const onAfterPrint = (): void => {
      // A PDF, or a print asked of the browser, is no reason to go.
      if (isOurs.current) latest.current.onPrinted();
      isOurs.current = false;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!latest.current.isAgain(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) print();
    };
    window.addEventListener('afterprint', onAfterPrint);
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('afterprint', onAfterPrint);
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [print]);

  useEffect(() => {
    if (!isWanted || !isReady) return;
    setWanted(false);
    announce(t('printed'));
    isOurs.current = true;
    window.print();
  }, [isWanted, isReady, announce, t]);
  return print;
}
