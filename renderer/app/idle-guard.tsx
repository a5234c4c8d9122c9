import type { ReactNode } from 'react';
import { useCommand } from './hooks/commands.tsx';
import { useSession } from './hooks/session.tsx';
import { useSettings } from './hooks/settings.tsx';
import { IdleWarning } from './shell/idle-warning.tsx';
import { useIdleLock } from './use-idle-lock.ts';

/** Around everything that stands on an open vault: locks on the key, and when nobody is there any more. */
export function IdleGuard({ children }: { readonly children: ReactNode }) {
  const { lock } = useSession();
  const { settings } = useSettings();
  const { leftMs, stay } = useIdleLock(settings.idleLockMinutes, lock);
  useCommand('lock', lock);
  return (
    <>
      {children}
      <IdleWarning leftMs={leftMs} onStay={stay} />
    </>
  );
}
