import { factIdsIn } from '../guidance/fact-text.ts';
import { factOn, validityOn } from '../guidance/resolve.ts';
import type { Fact } from '../guidance/schema.ts';
import { needsVerifying, type Trust } from '../trust.ts';
import { outcomeKey } from './choices.ts';
import type { OutcomeGiven } from './input.ts';
import type { Deadline, Item, List, Part, Said } from './model.ts';
import { factLine, type Making, placeLine, plainItem, saidOf } from './topic-part.ts';
import { isWhole, joined } from './voice.ts';

type Planned = OutcomeGiven['steps'][number];

/** True where the words, or a number in them, must be verified. */
const isDoubtful = (texts: unknown, trust: Trust, { material }: Making): boolean =>
  needsVerifying(trust) ||
  factIdsIn(JSON.stringify(texts)).some(id => {
    const fact = material.facts.get(id);
    return fact !== undefined && needsVerifying(fact.trust);
  });

const chosenSteps = ({ outcome, steps }: OutcomeGiven, { choices, material }: Making): Planned[] =>
  steps
    .filter(({ step }) => choices.isChosen(outcomeKey(outcome.id, `step-${step.id}`)))
    .filter(({ step }) => validityOn(step.trust, material.on) === 'in-force')
    .filter(({ step }) => isWhole([step.text, step.detail, ...step.documents], material.facts));

const feesOf = (ids: readonly string[], { material }: Making): Fact[] =>
  ids.map(id => factOn(material.facts, id, material.on)).filter(fact => fact !== null);

function stepItem(planned: Planned, making: Making): Item {
  const { step, dueOn, whenNeeds } = planned;
  const { material, voice } = making;
  const fees = feesOf(step.feeFactIds, making);
  return {
    text: voice.text(step.text, material.facts),
    detail: step.detail === null ? null : voice.text(step.detail, material.facts),
    remarks: [
      ...(dueOn === null ? [] : [voice.word('by', { day: voice.day(dueOn) })]),
      ...(whenNeeds.length === 0 ? [] : [voice.word('if-needed')]),
    ],
    documents: step.documents.map(text => voice.text(text, material.facts)),
    fees: fees.map(fee => factLine(fee, making)),
    places: step.contactIds.flatMap(id => placeLine(id, making)),
    verify: isDoubtful(step, step.trust, making) || fees.some(({ trust }) => needsVerifying(trust)),
  };
}

const titleOf = ({ outcome }: OutcomeGiven, { voice, material }: Making): Said =>
  voice.text(outcome.title, material.facts);

/** The last days of the chosen steps. */
export function outcomeDates(given: OutcomeGiven, making: Making): Deadline[] {
  const { voice, material, choices } = making;
  return chosenSteps(given, making).flatMap(({ step, dueOn }) =>
    dueOn === null
      ? []
      : [
          {
            id: `${given.outcome.id}/${step.id}`,
            partKey: `outcome/${given.outcome.id}`,
            on: dueOn,
            line: joined(
              [voice.word('by', { day: voice.day(dueOn) }), voice.text(step.text, material.facts)],
              ': ',
            ),
            about: titleOf(given, making),
            summary: voice.text(step.text, material.facts),
            note: null,
            isPast: dueOn < choices.today,
            verify: isDoubtful(step, step.trust, making),
          },
        ],
  );
}

/** What was chosen of an outcome; null where it was left out. */
export function outcomePart(given: OutcomeGiven, making: Making): Part | null {
  const { outcome, state } = given;
  const { material, choices, voice } = making;
  const steps = chosenSteps(given, making).map(planned => stepItem(planned, making));
  const stepList: List = {
    key: outcomeKey(outcome.id, 'steps'),
    kind: 'steps',
    title: voice.word('steps'),
    items: steps,
  };
  const others = (['work', 'ends', 'avoid'] as const)
    .filter(kind => choices.isChosen(outcomeKey(outcome.id, kind)))
    .map(kind => ({
      key: outcomeKey(outcome.id, kind),
      title: voice.word(kind),
      kind: 'other' as const,
      items: saidOf(outcome[kind], making),
    }));
  const isMeant =
    choices.isChosen(outcomeKey(outcome.id, 'whole')) && isWhole([outcome.summary], material.facts);
  const summary: Item[] = isMeant
    ? [
        {
          ...plainItem,
          text: voice.text(outcome.summary, material.facts),
          remarks: state === 'may' ? [voice.word('may')] : [],
          verify: isDoubtful(outcome.summary, outcome.trust, making),
        },
      ]
    : [];
  const lists = [stepList, ...others].filter(({ items }) => items.length > 0);
  if (summary.length + lists.length === 0) return null;
  return {
    key: `outcome/${outcome.id}`,
    title: titleOf(given, making),
    lead: summary,
    lists,
  };
}
