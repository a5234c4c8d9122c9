export type CommandSection = 'everywhere' | 'screens' | 'desk' | 'check' | 'directory';

interface Command {
  readonly id: string;
  readonly chord: string;
  readonly section: CommandSection;
  /** Acts also while a dialog is open. */
  readonly overDialogs?: true;
}

/**
 * Every key of the program, one row each; the words stand in `locales/<tag>/keys.json` as `command.<id>`.
 * Chords avoid what a browser keeps for itself (Ctrl+N, T, W) and right Alt with letters, which types ą, ł, є.
 */
export const commands = [
  { id: 'search', chord: 'Ctrl+K', section: 'everywhere' },
  { id: 'urgent-help', chord: 'F1', section: 'everywhere', overDialogs: true },
  { id: 'lock', chord: 'Ctrl+L', section: 'everywhere', overDialogs: true },
  { id: 'guided-check', chord: 'F9', section: 'everywhere' },
  { id: 'client-view', chord: 'F8', section: 'everywhere' },
  { id: 'client-view-end', chord: 'Ctrl+Shift+F8', section: 'everywhere' },
  { id: 'palette', chord: 'Ctrl+Shift+P', section: 'everywhere' },
  { id: 'keys', chord: '?', section: 'everywhere' },
  { id: 'screen-desk', chord: 'Alt+1', section: 'screens' },
  { id: 'screen-guidance', chord: 'Alt+2', section: 'screens' },
  { id: 'screen-directory', chord: 'Alt+3', section: 'screens' },
  { id: 'screen-cases', chord: 'Alt+4', section: 'screens' },
  { id: 'screen-reports', chord: 'Alt+5', section: 'screens' },
  { id: 'screen-settings', chord: 'Alt+6', section: 'screens' },
  { id: 'next-column', chord: 'F6', section: 'desk' },
  { id: 'previous-column', chord: 'Shift+F6', section: 'desk' },
  { id: 'hand-out', chord: 'Ctrl+D', section: 'desk' },
  { id: 'refer', chord: 'Ctrl+E', section: 'desk' },
  { id: 'note', chord: 'Ctrl+M', section: 'desk' },
  { id: 'consultation', chord: 'Ctrl+I', section: 'desk' },
  { id: 'open-case', chord: 'Ctrl+O', section: 'desk' },
  { id: 'finish', chord: 'Ctrl+Enter', section: 'desk' },
  // The digits are heard by `use-answer-keys.ts`: this row shows them in the table of keys.
  { id: 'check-option', chord: '1–9', section: 'check' },
  { id: 'check-unknown', chord: '0', section: 'check' },
  { id: 'check-unknown-in-field', chord: 'Alt+0', section: 'check' },
  { id: 'check-back', chord: 'Backspace', section: 'check' },
  { id: 'check-back-in-field', chord: 'Alt+Backspace', section: 'check' },
  { id: 'check-client-language', chord: 'Ctrl+J', section: 'check' },
  { id: 'queue-right', chord: '1', section: 'directory' },
  { id: 'queue-changed', chord: '2', section: 'directory' },
  { id: 'queue-dead', chord: '3', section: 'directory' },
] as const satisfies readonly Command[];

export type CommandId = (typeof commands)[number]['id'];

const rows: readonly (Command & { readonly id: CommandId })[] = commands;

/** The row of one command. */
export function commandOf(id: CommandId): Command & { readonly id: CommandId } {
  const found = rows.find(row => row.id === id);
  if (found === undefined) throw new Error(`no such command: ${id}`);
  return found;
}

/** The key of a command, to show beside what it does. */
export const chordOf = (id: CommandId): string => commandOf(id).chord;
