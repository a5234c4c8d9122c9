import { createContext, useContext } from 'react';
import type { HostOutput, HostSettings } from '../../../core/host/contract.ts';
import type { UiLanguage } from '../../../core/languages.ts';

/** Settings with the language decided. */
export interface ChosenSettings extends HostSettings {
  readonly language: UiLanguage;
}

export interface SettingsValue {
  readonly settings: ChosenSettings;
  readonly description: HostOutput<'host.describe'>;
  /** Applies at once and writes through the host; throws what the host refuses. */
  change(part: Partial<ChosenSettings>): Promise<void>;
  /** The same from a place without room for words: what the host refuses becomes `notSaved`. */
  choose(part: Partial<ChosenSettings>): void;
  /** Why the choice made last was applied and not written; undefined when all is well. */
  readonly notSaved: unknown;
}

export const SettingsContext = createContext<SettingsValue | null>(null);

/** Settings of this computer and what its host is. Known also while locked. */
export function useSettings(): SettingsValue {
  const value = useContext(SettingsContext);
  if (value === null) throw new Error('no SettingsContext above this component');
  return value;
}
