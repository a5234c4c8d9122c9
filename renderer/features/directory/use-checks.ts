import { useState } from 'react';
import { useStore } from '../../app/hooks/services.tsx';
import { useSession } from '../../app/hooks/session.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { StoreInput } from '../../store/port.ts';

type Check = StoreInput<'directory.check'>;

interface Checks {
  /** Why the last one was not noted, or undefined. */
  readonly error: unknown;
  /** Notes a check; answers its id, or null where it was not noted. */
  note(check: Check, said: string): Promise<string | null>;
  /** The whole contact was found to be as it stands here. */
  right(contactId: string, name: string): Promise<string | null>;
  /** Takes a check back. */
  withdraw(contactId: string, id: string): Promise<boolean>;
}

/** Notes what somebody found when they called or read the official page. */
export function useChecks(): Checks {
  const { t } = useText('directory');
  const store = useStore();
  const { track } = useSession();
  const announce = useAnnounce();
  const [error, setError] = useState<unknown>(undefined);
  const note = async (check: Check, said: string): Promise<string | null> => {
    try {
      const { checkId } = await track(store.call('directory.check', check));
      setError(undefined);
      announce(said);
      return checkId;
    } catch (thrown) {
      setError(thrown);
      return null;
    }
  };
  return {
    error,
    note,
    right: (contactId, name) =>
      note(
        { contactId, result: 'right', field: null, oldValue: null, newValue: null, note: '' },
        t('check.right.said', { name }),
      ),
    async withdraw(contactId, id) {
      try {
        await track(store.call('directory.withdraw', { contactId, id }));
        setError(undefined);
        announce(t('check.withdrawn'));
        return true;
      } catch (thrown) {
        setError(thrown);
        return false;
      }
    },
  };
}
