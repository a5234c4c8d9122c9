import { type LocalizedText, type UiLanguage, uiLanguages } from '../../languages.ts';
import type { Trust } from '../../trust.ts';
import { formatDay } from '../resolve.ts';
import type { Leaf } from './conditions.ts';
import { dayOfMoment, type MomentBasis } from './moments.ts';
import type { Answer, Question } from './schema.ts';

/** The few words that reasons need beside those of the pack; `{from}` and `{to}` are days. */
const phrases = {
  none: { pl: 'żadne z tych', uk: 'нічого з цього', en: 'none of these' },
  on: { pl: 'Dzień', uk: 'День', en: 'Day' },
  fromTo: {
    pl: 'od {from} do {to} włącznie',
    uk: 'з {from} до {to} включно',
    en: '{from} to {to}, both included',
  },
  from: { pl: 'od {from}', uk: 'з {from}', en: 'from {from}' },
  to: { pl: 'do {to} włącznie', uk: 'до {to} включно', en: 'up to and including {to}' },
  inForce: { pl: 'Obowiązuje', uk: 'Діє', en: 'In force' },
} as const;

/** Builds a text language by language. */
function inEach(build: (language: UiLanguage) => string): LocalizedText {
  return { pl: build('pl'), uk: build('uk'), en: build('en') };
}

const labelled = (label: LocalizedText, value: LocalizedText): LocalizedText =>
  inEach(language => `${label[language]}: ${value[language]}`);

function span(from: string | null, to: string | null): LocalizedText | null {
  if (from === null && to === null) return null;
  const phrase = from === null ? phrases.to : to === null ? phrases.from : phrases.fromTo;
  const days = { from, to };
  return inEach(language =>
    phrase[language].replace(/\{(from|to)\}/g, (_, end: keyof typeof days) => {
      const day = days[end];
      return day === null ? '' : formatDay(day, language);
    }),
  );
}

function optionsSaid(question: Question, chosen: readonly string[]): LocalizedText {
  if (question.kind.type !== 'choice' && question.kind.type !== 'several') return phrases.none;
  const labels = question.kind.options.filter(({ id }) => chosen.includes(id)).map(({ label }) => label);
  if (labels.length === 0) return phrases.none;
  return inEach(language => labels.map(label => label[language]).join(', '));
}

/** An answer as it was given: "Citizenship: Ukraine"; the label alone where it is not known. */
export function answerSaid(question: Question, answer: Answer | undefined): LocalizedText {
  switch (answer?.type) {
    case 'choice':
      return labelled(question.label, optionsSaid(question, [answer.option]));
    case 'several':
      return labelled(question.label, optionsSaid(question, answer.options));
    case 'day':
      return labelled(
        question.label,
        inEach(language => formatDay(answer.on, language)),
      );
    case 'number':
      return labelled(
        question.label,
        inEach(language => new Intl.NumberFormat(language).format(answer.value)),
      );
    default:
      return question.label;
  }
}

/** The range in which the day of evaluation is asked to lie: "Day: up to and including 4 March 2027". */
export function todaySaid({ today }: Extract<Leaf, { today: unknown }>, basis: MomentBasis): LocalizedText {
  const from = today.onOrAfter === undefined ? null : dayOfMoment(today.onOrAfter, basis);
  const to = today.onOrBefore === undefined ? null : dayOfMoment(today.onOrBefore, basis);
  const range = span(from, to);
  return range === null ? phrases.on : labelled(phrases.on, range);
}

/** The dates of something that is not in force on the day of evaluation. */
export function validitySaid({ validFrom, validTo }: Pick<Trust, 'validFrom' | 'validTo'>): LocalizedText {
  const range = span(validFrom, validTo);
  return range === null ? phrases.inForce : labelled(phrases.inForce, range);
}

/** One text for all that are the same in every language. */
export const textKey = (text: LocalizedText): string =>
  uiLanguages.map(language => text[language]).join('\n');
