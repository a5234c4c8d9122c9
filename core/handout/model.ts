import type { UiLanguage } from '../languages.ts';

/** One thing said in each language; null where the translation is older than its Polish source and held back. */
export type Said = Readonly<Record<UiLanguage, string | null>>;

/** Words that stand on the paper beside what the packs say; their texts are `paper.<word>` of `locales/<tag>/handout.json`. */
export const paperWords = [
  'title',
  'for',
  'dates',
  'periods',
  'by',
  'past',
  'may',
  'if-needed',
  'steps',
  'documents',
  'work',
  'ends',
  'avoid',
  'contacts',
  'phone',
  'address',
  'address-by-phone',
  'hours',
  'hours-always',
  'hours-noted',
  'languages',
  'email',
  'website',
  'closed',
  'call-first',
  'held',
  'verify',
  'verify-at',
  'made',
  'pack',
  'contacts-pack',
  'as-of',
  'advice',
  'basis',
  'event-note',
  'scan',
  'code',
  'language-name',
] as const;
export type PaperWord = (typeof paperWords)[number];

/** A word of the paper in one language, with its values put in. */
export type Say = (
  language: UiLanguage,
  word: PaperWord,
  values?: Readonly<Record<string, string>>,
) => string;

/** A day that must not be missed. */
export interface Deadline {
  /** Names it for ever, so that a calendar takes the same date a second time as the same entry. */
  readonly id: string;
  /** Key of the part it belongs to. */
  readonly partKey: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** What is due with its day: "Apply by: 4 March 2027". */
  readonly line: Said;
  /** The topic or outcome it comes from. */
  readonly about: Said;
  /** What is due, for a calendar, which has the day already. */
  readonly summary: Said;
  readonly note: Said | null;
  readonly isPast: boolean;
  readonly verify: boolean;
}

/** One line of a list: a step, a document, a warning. */
export interface Item {
  readonly text: Said;
  readonly detail: Said | null;
  /** Last day, or a remark on whether it is needed; short. */
  readonly remarks: readonly Said[];
  readonly documents: readonly Said[];
  /** "Stamp duty: 340 zł". */
  readonly fees: readonly Said[];
  /** Where it is done: a name with its telephone numbers. */
  readonly places: readonly Said[];
  /** To be verified before use. */
  readonly verify: boolean;
}

export interface List {
  readonly key: string;
  /** Steps are numbered; what is none of these is left out of a brief text. */
  readonly kind: 'steps' | 'documents' | 'periods' | 'other';
  readonly title: Said;
  readonly items: readonly Item[];
}

/** What was chosen of one topic or one outcome. */
export interface Part {
  readonly key: string;
  readonly title: Said;
  /** What it is about, or what it means for the person. */
  readonly lead: readonly Item[];
  readonly lists: readonly List[];
}

export interface PaperAddress {
  readonly street: string;
  readonly postalCode: string | null;
  readonly city: string;
}

/** A contact as it may stand on paper: of a confidential address nothing is left. */
export interface ContactCard {
  readonly id: string;
  readonly name: Said;
  /** The name in use, which stands on the door. */
  readonly polishName: string;
  readonly phones: readonly { readonly number: string; readonly which: Said | null }[];
  /** Empty where none is known or where it is confidential. */
  readonly addresses: readonly PaperAddress[];
  readonly isAddressByPhone: boolean;
  readonly hours: Said | null;
  readonly languages: Said | null;
  readonly emails: readonly string[];
  readonly website: string | null;
  readonly remarks: readonly Said[];
  /** What its source does not confirm. */
  readonly doubts: { readonly phones: boolean; readonly address: boolean; readonly hours: boolean };
  readonly verify: boolean;
}

/** What was told, when, where and on what basis. */
export interface Foot {
  /** One sentence each: where and when, which packs, what it is not. */
  readonly lines: readonly Said[];
  /** Acts and articles, as printed in the sources. */
  readonly basis: readonly string[];
}

/** The whole paper. It names nobody: a name is only ever added to a print, never here. */
export interface Handout {
  /** Local day on which it was given out. */
  readonly day: string;
  /** One language or two, in the order of the columns. */
  readonly languages: readonly UiLanguage[];
  readonly title: Said;
  /** Dated ones, the earliest first. */
  readonly deadlines: readonly Deadline[];
  readonly parts: readonly Part[];
  readonly contacts: readonly ContactCard[];
  /** Said above the contacts where nobody has confirmed them. */
  readonly callFirst: Said | null;
  /** Official pages for what must be verified; empty where nothing must. */
  readonly links: readonly { readonly label: Said; readonly url: string }[];
  readonly foot: Foot;
  /** It tells of violence, trafficking or a shelter: found by the wrong person, it is a danger to whoever carries it. */
  readonly isRisky: boolean;
  /** Translations held back, of the languages on the paper. */
  readonly heldBack: number;
}
