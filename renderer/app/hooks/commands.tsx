import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { isTyped, matchesChord } from './chord.ts';
import { type CommandId, commandOf, commands } from './keymap.ts';

type Run = () => void;

interface Registry {
  /** Puts a handler on top; the answer takes it away again. */
  add(id: CommandId, run: Run): () => void;
  run(id: CommandId): void;
  /** Until the answer is called nothing but these commands acts, from the keyboard, a menu or anywhere else. */
  restrictTo(ids: readonly CommandId[]): () => void;
  readonly available: ReadonlySet<CommandId>;
}

const Commands = createContext<Registry | null>(null);

/** Whether what is pressed there is typed. */
export const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])'));

export const isDialogOpen = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;

function mayAct(event: KeyboardEvent, id: CommandId): boolean {
  const { chord, overDialogs } = commandOf(id);
  if (event.repeat || event.isComposing || event.getModifierState('AltGraph')) return false;
  if (isTyped(chord) && isTextField(event.target)) return false;
  return overDialogs === true || !isDialogOpen();
}

/** Listens to the keyboard and runs the handler that was put on last. One for the whole window. */
export function CommandProvider({ children }: { readonly children: ReactNode }) {
  const handlers = useRef(new Map<CommandId, Run[]>());
  const [available, setAvailable] = useState<ReadonlySet<CommandId>>(new Set());
  const allowed = useRef<readonly CommandId[] | null>(null);

  const [actions] = useState(() => {
    const refresh = (): void =>
      setAvailable(new Set([...handlers.current].filter(([, runs]) => runs.length > 0).map(([id]) => id)));
    const add = (id: CommandId, run: Run): (() => void) => {
      handlers.current.set(id, [...(handlers.current.get(id) ?? []), run]);
      refresh();
      return () => {
        handlers.current.set(
          id,
          (handlers.current.get(id) ?? []).filter(other => other !== run),
        );
        refresh();
      };
    };
    const run = (id: CommandId): void => {
      if (allowed.current?.includes(id) !== false) handlers.current.get(id)?.at(-1)?.();
    };
    const restrictTo = (ids: readonly CommandId[]): (() => void) => {
      allowed.current = ids;
      return () => {
        allowed.current = null;
      };
    };
    return { add, run, restrictTo };
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const pressed = commands.find(({ id, chord }) => matchesChord(event, chord) && mayAct(event, id));
      if (pressed === undefined || (handlers.current.get(pressed.id)?.length ?? 0) === 0) return;
      event.preventDefault();
      event.stopPropagation();
      actions.run(pressed.id);
    };
    // Capturing: before a field or a list uses the key for itself.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [actions]);

  const registry = useMemo(() => ({ ...actions, available }), [actions, available]);
  return <Commands value={registry}>{children}</Commands>;
}

/** The commands that somebody answers now, and a way to run one. */
export function useCommands(): Registry {
  const registry = useContext(Commands);
  if (registry === null) throw new Error('no CommandProvider above this component');
  return registry;
}

/** Answers a command while this component is on screen; null answers nothing. The newest component wins. */
export function useCommand(id: CommandId, run: Run | null): void {
  const { add } = useCommands();
  const latest = useRef(run);
  latest.current = run;
  const isOn = run !== null;
  useEffect(() => (isOn ? add(id, () => latest.current?.()) : undefined), [add, id, isOn]);
}
