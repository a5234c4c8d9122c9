import type { Contact } from '../contact/schema.ts';
import type { PlannedStep } from '../guidance/check/plan-steps.ts';
import type { Outcome } from '../guidance/check/schema.ts';
import type { Facts } from '../guidance/resolve.ts';
import type { Topic } from '../guidance/schema.ts';
import type { LocalizedText, UiLanguage } from '../languages.ts';
import type { Say } from './model.ts';

/** An outcome of the guided check that applies or may apply, with its steps as planned for this person. */
export interface OutcomeGiven {
  readonly outcome: Omit<Outcome, 'steps'>;
  readonly state: 'applies' | 'may';
  readonly steps: readonly PlannedStep[];
  /** On the paper unless somebody takes it off; the others are only offered. */
  readonly isFirstChosen: boolean;
}

/** A pack named in the foot. */
export interface PackNamed {
  readonly version: string;
  /** State of knowledge, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** Everything of the visit that may go on the paper. */
export interface HandoutMaterial {
  readonly topics: readonly Topic[];
  readonly outcomes: readonly OutcomeGiven[];
  readonly contacts: readonly Contact[];
  /** Contacts named in the visit itself (given out, referred to): the others are only offered. */
  readonly namedContactIds: readonly string[];
  /** Facts that the texts name, with the values of `on`. */
  readonly facts: Facts;
  /** Topics that stand behind the outcomes: where to verify what they say. */
  readonly linkTopics: readonly Topic[];
  readonly guidancePack: PackNamed | null;
  readonly contactsPack: PackNamed | null;
  /** Day as of which the guidance was read. */
  readonly on: string;
}

export interface HandoutChoices {
  /** One language or two, in the order of the columns. */
  readonly languages: readonly UiLanguage[];
  /** Parts left out or put in, by the keys of `offeredChoices`. */
  readonly isChosen: (key: string) => boolean;
  /** Whether a translation is older than its Polish text and nobody has confirmed it. */
  readonly isStale: (text: LocalizedText, language: UiLanguage) => boolean;
  readonly pointName: string;
  /** Local day on which it is given out. */
  readonly today: string;
  readonly say: Say;
}
