import { factIdsIn } from '../guidance/fact-text.ts';
import { type Facts, formatDay, renderText } from '../guidance/resolve.ts';
import { type LocalizedText, type UiLanguage, uiLanguages } from '../languages.ts';
import type { PaperWord, Said, Say } from './model.ts';

/** Builds one thing said from its text in each language. */
export const inEach = (text: (language: UiLanguage) => string | null): Said => ({
  pl: text('pl'),
  uk: text('uk'),
  en: text('en'),
});

/** The same words whatever the language: a number, a name. */
export const asIs = (text: string): Said => inEach(() => text);

/** Several things said one after another; held back in a language in which one of them is. */
export const joined = (parts: readonly Said[], between: string): Said =>
  inEach(language => {
    const texts = parts.map(part => part[language]).filter(text => text !== null);
    return texts.length === parts.length ? texts.join(between) : null;
  });

export interface VoiceParts {
  readonly say: Say;
  /** Whether the text in this language is older than the Polish one beside it. */
  readonly isStale: (text: LocalizedText, language: UiLanguage) => boolean;
  /** Languages of the paper: only what is held back of them is counted. */
  readonly languages: readonly UiLanguage[];
}

/** Turns texts of packs into what may be said on paper, and remembers what it held back. */
export interface Voice {
  readonly text: (text: LocalizedText, facts: Facts) => Said;
  readonly word: (word: PaperWord, values?: Readonly<Record<string, Said>>) => Said;
  readonly day: (day: string) => Said;
  readonly heldBack: () => number;
}

export function makeVoice({ say, isStale, languages }: VoiceParts): Voice {
  const held = new Set<string>();
  return {
    text: (text, facts) =>
      inEach(language => {
        if (language === 'pl' || !isStale(text, language)) return renderText(text[language], facts, language);
        if (languages.includes(language)) held.add(`${language} ${text[language]}`);
        return null;
      }),
    word: (word, values = {}) =>
      inEach(language =>
        say(
          language,
          word,
          Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value[language] ?? ''])),
        ),
      ),
    day: day => inEach(language => formatDay(day, language)),
    heldBack: () => held.size,
  };
}

/** Whether every fact that the texts name is known: a sentence with a hole in it is no help. */
export const isWhole = (texts: readonly (LocalizedText | null)[], facts: Facts): boolean =>
  texts.every(
    text =>
      text === null || uiLanguages.every(language => factIdsIn(text[language]).every(id => facts.has(id))),
  );
