import { useCallback, useEffect, useState } from 'react';
import { matchesChord } from '../../../app/hooks/chord.ts';
import { useGuidancePlace } from '../../../app/hooks/guidance-place.tsx';
import { useGuidedCheck } from '../../../app/hooks/guided-check.tsx';
import { chordOf } from '../../../app/hooks/keymap.ts';
import { useHost, useStore } from '../../../app/hooks/services.tsx';
import { useSettings } from '../../../app/hooks/settings.tsx';
import { HandoutDialog, type HandoutDialogProps } from '../../../components/handout/handout-dialog.tsx';
import { useErrorText } from '../../../i18n/use-error-text.ts';

interface ListHandoutProps {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

type Material = NonNullable<HandoutDialogProps['material']>;

/** A list of contacts, or one, on paper in two languages, as codes for a phone and as a file for its address book. */
export function ListHandout({ ids, onClose }: ListHandoutProps) {
  const store = useStore();
  const host = useHost();
  const { today } = useGuidancePlace();
  const { clientLanguage } = useGuidedCheck();
  const { description } = useSettings();
  const errorText = useErrorText();
  const [material, setMaterial] = useState<Material>();
  const [pointName, setPointName] = useState('');
  const [error, setError] = useState<unknown>(undefined);
  useEffect(() => {
    let isHere = true;
    const gather = async (): Promise<void> => {
      const [status, contacts] = await Promise.all([
        store.call('desk.status', {}),
        Promise.all(ids.map(id => store.call('directory.contact', { id }))),
      ]);
      if (!isHere) return;
      const pack = contacts.find(({ packVersion }) => packVersion !== '');
      setPointName(status.pointName);
      setMaterial({
        topics: [],
        outcomes: [],
        contacts: contacts.map(({ contact }) => contact),
        namedContactIds: ids,
        facts: new Map(),
        linkTopics: [],
        guidancePack: null,
        contactsPack: pack === undefined ? null : { version: pack.packVersion, asOf: pack.asOf },
        on: today,
      });
    };
    gather().catch((thrown: unknown) => {
      if (isHere) setError(thrown);
    });
    return () => {
      isHere = false;
    };
  }, [store, ids, today]);
  const isAgain = useCallback((event: KeyboardEvent) => matchesChord(event, chordOf('hand-out')), []);
  return (
    <HandoutDialog
      material={material}
      problem={error === undefined ? undefined : errorText(error)}
      // Beside Polish, which the next official reads.
      clientLanguage={clientLanguage === 'pl' ? 'uk' : clientLanguage}
      missingLanguage={null}
      pointName={pointName}
      today={today}
      isStale={notStale}
      isAgain={isAgain}
      onClose={onClose}
      onSave={async file => (await host.call('files.save', file)).outcome}
      onSavePdf={
        description.kind === 'electron'
          ? async suggestedName => (await host.call('files.savePdf', { suggestedName })).outcome
          : null
      }
    />
  );
}

/** Contacts are not translated by age: what a source says in one language stands in that language. */
const notStale = (): boolean => false;
