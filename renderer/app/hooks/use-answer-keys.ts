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

/**
 * The digits 1 to 9 choose an option of the question by its place. Not in a field, where they are typed, and not while
 * a dialog is open. Null listens to nothing.
 */
export function useAnswerKeys(question: Question | null, keys: AnswerKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (question?.kind.type !== 'choice' && question?.kind.type !== 'several') return undefined;
    const { options } = question.kind;
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target, key } = event;
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
      if (event.defaultPrevented || isTextField(target) || isDialogOpen()) return;
      const option = /^[1-9]$/.test(key) ? options[Number(key) - 1] : undefined;
      if (option !== undefined) latest.current.onOption(option.id);
      else if (key === 'Enter' && !pressesItself(target)) latest.current.onConfirm?.();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [question]);
}
