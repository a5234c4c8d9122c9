import { type ComponentType, type ReactNode, useCallback, useEffect, useState } from 'react';
import { useServices } from '../../app/hooks/services.tsx';
import { useSettings } from '../../app/hooks/settings.tsx';
import { Spinner } from '../../components/progress.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { StoreOutput } from '../../store/port.ts';
import { DemoStart } from './demo-start.tsx';
import { FirstStart } from './first-start.tsx';
import { ProblemScreen } from './problem-screen.tsx';
import { RenewPassphrase } from './renew-passphrase.tsx';
import { Unlock } from './unlock.tsx';
import { VaultFrame } from './vault-frame.tsx';

type Vault = StoreOutput<'vault.state'>;
type Place =
  | { readonly name: 'starting' }
  | { readonly name: 'vault'; readonly vault: Vault }
  | { readonly name: 'renew' }
  | { readonly name: 'open' }
  | { readonly name: 'problem'; readonly error: unknown };

interface VaultGateProps {
  /** Goes around whatever is shown while the vault is open. */
  readonly Guard: ComponentType<{ readonly children: ReactNode }>;
  readonly children: ReactNode;
}

/** Stands before the program: first start, unlocking, or why neither is possible. Shows `children` once it is open. */
export function VaultGate({ Guard, children }: VaultGateProps) {
  const { t } = useText('vault');
  const { store } = useServices();
  const { description } = useSettings();
  const [place, setPlace] = useState<Place>({ name: 'starting' });

  const look = useCallback(() => {
    store.call('vault.state', {}).then(
      vault => setPlace(vault.state === 'open' ? { name: 'open' } : { name: 'vault', vault }),
      error => setPlace({ name: 'problem', error }),
    );
  }, [store]);
  useEffect(look, [look]);

  const open = (): void => setPlace({ name: 'open' });
  switch (place.name) {
    case 'open':
      return <Guard>{children}</Guard>;
    case 'starting':
      return (
        <VaultFrame>
          <Spinner label={t('starting')} />
        </VaultFrame>
      );
    case 'problem':
      return <ProblemScreen error={place.error} onRetry={look} />;
    case 'renew':
      return (
        <Guard>
          <RenewPassphrase onDone={open} />
        </Guard>
      );
    case 'vault': {
      const onProblem = (error: unknown): void => setPlace({ name: 'problem', error });
      if (place.vault.state === 'locked') {
        return (
          <Unlock
            vault={place.vault}
            onOpen={open}
            onRecovered={() => setPlace({ name: 'renew' })}
            onProblem={onProblem}
          />
        );
      }
      return description.demo ? (
        <DemoStart onOpen={open} onProblem={onProblem} />
      ) : (
        <FirstStart onOpen={open} onProblem={onProblem} />
      );
    }
  }
}
