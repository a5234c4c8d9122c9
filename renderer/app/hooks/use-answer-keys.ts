import { useEffect, useRef } from 'react';
import type { Question } from '../../../core/guidance/check/schema.ts';
import { isDialogOpen, isTextField } from './commands.tsx';

interface AnswerKeys {
  readonly onOption: (id: string) => void;
  /** Enter, where it presses nothing else. */
  readonly onConfirm?: () => void;
}

const pressesItself = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a, summary, [role="tab"]') !== null;

/** What the digits choose among; a question of another kind has nothing to choose. */
export const optionsOf = ({ kind }: Question): readonly { readonly id: string }[] | null =>
  kind.type === 'choice' || kind.type === 'several' ? kind.options : null;

/**
 * The digits 1 to 9 choose one of the options by its place. Not in a field, where they are typed, and not while a
 * dialog is open. Null listens to nothing.
 */
export function useAnswerKeys(options: readonly { readonly id: string }[] | null, keys: AnswerKeys): void {
  const latest = useRef({ options, keys });
  latest.current = { options, keys };
  const isListening = options !== null;
  useEffect(() => {
    if (!isListening) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target, key } = event;
      const now = latest.current;
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
      if (event.defaultPrevented || isTextField(target) || isDialogOpen()) return;
      const option = /^[1-9]$/.test(key) ? now.options?.[Number(key) - 1] : undefined;
      if (option !== undefined) now.keys.onOption(option.id);
      else if (key === 'Enter' && !pressesItself(target)) now.keys.onConfirm?.();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isListening]);
}
