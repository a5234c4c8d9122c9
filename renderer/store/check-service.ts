import type { Contact } from '../../core/contact/schema.ts';
import { changesBetween } from '../../core/guidance/changes.ts';
import { type Evaluation, evaluate, type JudgedOutcome } from '../../core/guidance/check/evaluate.ts';
import { inStages } from '../../core/guidance/check/next-question.ts';
import type { GuidedCheck } from '../../core/guidance/check/schema.ts';
import { factsNamedBy } from '../../core/guidance/named-facts.ts';
import type { Source } from '../../core/guidance/schema.ts';
import { packHash } from '../../core/pack/pack-hash.ts';
import type { GuidancePack } from '../../core/pack/read-guidance-pack.ts';
import type { Trust } from '../../core/trust.ts';
import type { Packs } from './packs-service.ts';
import type { StoreHandlers, StoreInput, StoreOutput } from './port.ts';

/** What of the packs in use is read here. */
type PacksRead = Pick<Packs, 'guidance' | 'contact' | 'factsOn'>;
type Shown = NonNullable<StoreOutput<'check.evaluate'>>;
type ShownOutcome = Shown['outcomes'][number];
type ShownContact = Shown['contacts'][number];

function shownOutcome({ outcome, state, because, unknownQuestionIds, steps }: JudgedOutcome): ShownOutcome {
  const reasons = because.map(reason => ({ ...reason }));
  const { steps: _, ...whole } = outcome;
  if (state === 'no') return { state, id: outcome.id, title: outcome.title, because: reasons };
  return {
    state,
    outcome: whole,
    because: reasons,
    unknownQuestionIds: [...unknownQuestionIds],
    steps: steps.map(step => ({
      ...step,
      whenNeeds: [...step.whenNeeds],
      dueNeeds: [...step.dueNeeds],
    })),
  };
}

/** Parts of the pack whose words stand on the screenful beside the questions. */
const partsShown = ({ outcomes }: Evaluation): object[] =>
  outcomes.flatMap(({ outcome, state, because }) => [
    ...because.map(({ text }) => text),
    ...(state === 'no' ? [outcome.title] : [outcome]),
  ]);

const trustsShown = ({ outcomes }: Evaluation): Trust[] =>
  outcomes.flatMap(({ outcome, state, because, steps }) => [
    ...because.flatMap(({ trust }) => trust ?? []),
    ...(state === 'no'
      ? []
      : [outcome.trust, ...[...outcome.work, ...outcome.ends, ...outcome.avoid].map(({ trust }) => trust)]),
    ...steps.map(({ step }) => step.trust),
  ]);

const sourcesOf = (trusts: readonly Trust[], pack: GuidancePack): Source[] =>
  [...new Set(trusts.flatMap(trust => trust.sources))].sort().flatMap(id => pack.sources.get(id) ?? []);

function shownContact({ id, profile: { names }, phones }: Contact): ShownContact {
  const title = { pl: names.pl, uk: names.uk ?? names.pl, en: names.en ?? names.pl };
  return { id, title, phones };
}

/** Every question that the evaluation names by its id. */
function questionsNamed(check: GuidedCheck, { outcomes, open, answered }: Evaluation) {
  const ids = new Set([
    ...[...open, ...answered].map(({ id }) => id),
    ...outcomes.flatMap(({ because, unknownQuestionIds, steps }) => [
      ...because.flatMap(({ questionId }) => questionId ?? []),
      ...unknownQuestionIds,
      ...steps.flatMap(({ whenNeeds, dueNeeds }) => [...whenNeeds, ...dueNeeds]),
    ]),
  ]);
  return inStages(check.questions.filter(({ id }) => ids.has(id)));
}

function evaluation(
  packs: PacksRead,
  pack: GuidancePack,
  check: GuidedCheck,
  asked: { answers: StoreInput<'check.evaluate'>['answers']; on: string },
): Shown {
  const { answers, on } = asked;
  const dayFacts = packs.factsOn(pack, on);
  const found = evaluate({ check, facts: dayFacts, on, answers });
  const shown = found.outcomes.filter(({ state }) => state !== 'no');
  const questions = questionsNamed(check, found);
  const facts = factsNamedBy([...questions, ...partsShown(found)], dayFacts);
  const topicIds = new Set(shown.flatMap(({ outcome }) => outcome.topicIds));
  const contactIds = new Set(
    shown.flatMap(({ outcome, steps }) => [
      ...outcome.contactIds,
      ...steps.flatMap(({ step }) => step.contactIds),
    ]),
  );
  return {
    on,
    packId: pack.manifest.id,
    packVersion: pack.manifest.version,
    packHash: packHash(pack.manifest),
    asOf: pack.manifest.asOf,
    next: found.next,
    open: found.open.map(({ id }) => id),
    answered: [...found.answered],
    questions,
    ignored: [...found.ignored],
    outcomes: found.outcomes.map(shownOutcome),
    facts,
    sources: sourcesOf([...trustsShown(found), ...facts.map(({ trust }) => trust)], pack),
    topicTitles: pack.topics.filter(({ id }) => topicIds.has(id)).map(({ id, title }) => ({ id, title })),
    contacts: [...contactIds].flatMap(id => {
      const contact = packs.contact(id);
      return contact === null ? [] : shownContact(contact.contact);
    }),
  };
}

function changes(packs: PacksRead, days: StoreInput<'guidance.changes'>): StoreOutput<'guidance.changes'> {
  const found = packs.guidance().map(pack => ({ pack, changes: changesBetween(pack, days) }));
  const all = found.flatMap(({ changes: one }) => one);
  const topicIds = new Set(all.flatMap(change => change.topicIds));
  const outcomeIds = new Set(all.flatMap(change => change.outcomeIds));
  const titled = ({ id, title }: { id: string; title: Shown['topicTitles'][number]['title'] }) => ({
    id,
    title,
  });
  return {
    ...days,
    changes: all.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    topicTitles: found.flatMap(({ pack }) => pack.topics.filter(({ id }) => topicIds.has(id)).map(titled)),
    outcomeTitles: found.flatMap(({ pack }) =>
      (pack.check?.outcomes ?? []).filter(({ id }) => outcomeIds.has(id)).map(titled),
    ),
    sources: found.flatMap(({ pack, changes: one }) =>
      sourcesOf(
        one.flatMap(change =>
          change.kind === 'statement'
            ? change.trust
            : [change.before, change.after].flatMap(fact => fact?.trust ?? []),
        ),
        pack,
      ),
    ),
  };
}

export interface GuidedCheckParts {
  readonly packs: PacksRead;
  /** The local day. */
  readonly today: () => string;
}

/** The guided check of the pack in use, and what changes in the guidance between two days. */
export function createGuidedCheck({
  packs,
  today,
}: GuidedCheckParts): Pick<StoreHandlers, 'check.evaluate' | 'guidance.changes'> {
  return {
    'check.evaluate': ({ answers, on }) => {
      for (const pack of packs.guidance())
        if (pack.check !== null) return evaluation(packs, pack, pack.check, { answers, on: on ?? today() });
      return null;
    },
    'guidance.changes': days => changes(packs, days),
  };
}
