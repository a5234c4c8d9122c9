import { useCallback, useEffect, useState } from 'react';
import type { Draft } from '../../../core/consultation/schema.ts';
import { AppError } from '../../../core/errors.ts';
import type { HandoutMaterial, OutcomeGiven } from '../../../core/handout/input.ts';
import { uiLanguageSchema } from '../../../core/languages.ts';
import { HandoutDialog, type HandoutDialogProps } from '../../components/handout/handout-dialog.tsx';
import type { SaveFile, SaveOutcome } from '../../components/handout/save-buttons.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import type { OpenedContact, OpenedTopic } from '../../store/port.ts';
import { matchesChord } from './chord.ts';
import { useClientView } from './client-view.tsx';
import { useConsultation } from './consultation.tsx';
import { useGuidancePlace } from './guidance-place.tsx';
import { type Evaluation, useGuidedCheck } from './guided-check.tsx';
import { chordOf } from './keymap.ts';
import { type StoreClient, useHost, useStore } from './services.tsx';
import { useSettings } from './settings.tsx';
import { staleAmong } from './use-is-stale.ts';

interface VisitHandoutProps {
  readonly isOpen: boolean;
  /** Asked for while an outcome of the guided check is read: it alone is on the paper, the others are offered. */
  readonly isOfOutcome?: boolean;
  readonly onClose: () => void;
}

/**
 * The hand-out of the running visit: what was marked to be given out, where the client is referred to, and what applies
 * by the guided check. Nothing of it, no name and no choice, outlives the window.
 */
export const VisitHandout = ({ isOpen, ...props }: VisitHandoutProps) =>
  isOpen ? <OpenVisitHandout {...props} /> : null;

function OpenVisitHandout({ isOfOutcome = false, onClose }: Omit<VisitHandoutProps, 'isOpen'>) {
  const host = useHost();
  const { draft } = useConsultation();
  const { today } = useGuidancePlace();
  const { clientLanguage } = useGuidedCheck();
  const { description } = useSettings();
  const { ask } = useClientView();
  const errorText = useErrorText();
  const { gathered, error } = useMaterial(isOfOutcome);
  const spoken = draft?.fields.language ?? 'pl';
  const isAgain = useCallback((event: KeyboardEvent) => matchesChord(event, chordOf('hand-out')), []);
  const save = async (file: SaveFile): Promise<SaveOutcome> => (await host.call('files.save', file)).outcome;
  const savePdf = async (suggestedName: string): Promise<SaveOutcome> =>
    (await host.call('files.savePdf', { suggestedName })).outcome;
  return (
    <HandoutDialog
      material={gathered?.material}
      problem={error === undefined ? undefined : errorText(error)}
      clientLanguage={clientLanguage}
      missingLanguage={uiLanguageSchema.safeParse(spoken).success ? null : spoken}
      pointName={gathered?.pointName ?? ''}
      today={today}
      isStale={gathered?.isStale ?? everythingStale}
      isAgain={isAgain}
      onClose={onClose}
      onShow={sheet => {
        onClose();
        // After the dialog has given the focus back to where the consultant was.
        setTimeout(() => ask({ kind: 'handout', sheet }));
      }}
      onSave={save}
      onSavePdf={description.kind === 'electron' ? savePdf : null}
    />
  );
}

interface Gathered {
  readonly material: HandoutMaterial;
  /** Known before the first paper is made: a print at once must hold back what is to be held back. */
  readonly isStale: HandoutDialogProps['isStale'];
  readonly pointName: string;
}

/** Looks up once, when the window opens, everything that may go on the paper. */
function useMaterial(isOfOutcome: boolean): { gathered: Gathered | undefined; error: unknown } {
  const store = useStore();
  const { draft } = useConsultation();
  const { on } = useGuidancePlace();
  const { evaluation, outcome, answers } = useGuidedCheck();
  const [gathered, setGathered] = useState<Gathered>();
  const [error, setError] = useState<unknown>(undefined);
  // What stood there at the press of the key: it does not change while somebody looks at the paper.
  const [asked] = useState(() => ({
    draft,
    on,
    evaluation: Object.keys(answers).length === 0 ? null : (evaluation ?? null),
    readOutcomeId: isOfOutcome ? (outcome?.outcome.id ?? null) : null,
  }));
  useEffect(() => {
    let isHere = true;
    gather(store, asked).then(
      found => {
        if (isHere) setGathered(found);
      },
      (thrown: unknown) => {
        if (isHere) setError(thrown);
      },
    );
    return () => {
      isHere = false;
    };
  }, [store, asked]);
  return { gathered, error };
}

interface Asked {
  readonly draft: Draft | null;
  readonly on: string;
  readonly evaluation: Evaluation | null;
  readonly readOutcomeId: string | null;
}

const once = (ids: readonly string[]): string[] => [...new Set(ids)];

/** The answers to one question for each id; what is in no pack any more is left out. */
async function all<Value>(ids: readonly string[], ask: (id: string) => Promise<Value>): Promise<Value[]> {
  const answers = await Promise.all(
    ids.map(id =>
      ask(id).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'record-not-found') return null;
        throw error;
      }),
    ),
  );
  return answers.filter(answer => answer !== null);
}

const outcomesOf = ({ evaluation, readOutcomeId }: Asked): OutcomeGiven[] =>
  (evaluation?.outcomes ?? []).flatMap(judged => {
    if (judged.state === 'no') return [];
    const isRead = judged.outcome.id === readOutcomeId;
    const isFirstChosen = readOutcomeId === null ? judged.state === 'applies' : isRead;
    return judged.state === 'applies' || isRead
      ? [{ outcome: judged.outcome, state: judged.state, steps: judged.steps, isFirstChosen }]
      : [];
  });

async function gather(store: StoreClient, asked: Asked): Promise<Gathered> {
  const { draft, on, evaluation } = asked;
  const given = draft?.fields.shown.filter(item => item.handedOut) ?? [];
  const idsOf = (kind: 'topic' | 'contact'): string[] =>
    given.filter(item => item.kind === kind).map(({ id }) => id);
  const outcomes = outcomesOf(asked);
  const topicIds = idsOf('topic');
  const behind = once(outcomes.flatMap(({ outcome }) => outcome.topicIds)).filter(
    id => !topicIds.includes(id),
  );
  const askTopic = (id: string): Promise<OpenedTopic> => store.call('guidance.topic', { id, on });
  const [status, stale, topics, linkTopics] = await Promise.all([
    store.call('desk.status', {}),
    store.call('guidance.stale', {}),
    all(topicIds, askTopic),
    all(behind, askTopic),
  ]);
  const namedContactIds = once([
    ...idsOf('contact'),
    ...(draft?.fields.referrals ?? []).map(({ contactId }) => contactId),
  ]);
  const contacts: OpenedContact[] = await all(
    once([
      ...namedContactIds,
      ...outcomes.flatMap(({ steps }) => steps.flatMap(({ step }) => step.contactIds)),
      ...outcomes.flatMap(({ outcome }) => outcome.contactIds),
      ...topics.flatMap(({ topic }) => topic.contactIds),
    ]),
    id => store.call('directory.contact', { id }),
  );
  const guidance = topics[0] ?? linkTopics[0] ?? evaluation;
  const directory = contacts[0];
  return {
    pointName: status.pointName,
    isStale: staleAmong(stale),
    material: {
      topics: topics.map(({ topic }) => topic),
      outcomes,
      contacts: contacts.map(({ contact }) => contact),
      namedContactIds,
      facts: new Map(
        [...(evaluation?.facts ?? []), ...[...linkTopics, ...topics].flatMap(({ facts }) => facts)].map(
          fact => [fact.id, fact],
        ),
      ),
      linkTopics: linkTopics.map(({ topic }) => topic),
      guidancePack: guidance === null ? null : { version: guidance.packVersion, asOf: guidance.asOf },
      contactsPack: directory === undefined ? null : { version: directory.packVersion, asOf: directory.asOf },
      on,
    },
  };
}

/** Until it is known what is stale there is no paper either. */
const everythingStale = (): boolean => true;
