import type { z } from 'zod';
import { type Answer, AppError, answerOf } from '../../core/errors.ts';
import { hasSafeKeys } from './own-keys.ts';
import { type StoreCallName, type StoreHandlers, type StoreInput, storeCalls } from './port.ts';

/** Calls that work while the vault is locked. */
const withoutVault: ReadonlySet<StoreCallName> = new Set<StoreCallName>([
  'vault.state',
  'vault.create',
  'vault.confirm',
  'vault.unlock',
  'vault.unlockWithRecoveryKey',
  'urgent.list',
  'demo.create',
  'store.settle',
]);

export interface ServeParts {
  readonly handlers: StoreHandlers;
  /** Resolves when this window has the profile to itself; rejects with `profile-in-use`. */
  readonly ready: Promise<unknown>;
  /** Throws `vault-locked`. */
  readonly requireVault: () => unknown;
  /** Sees what was not expected. */
  readonly onBug: (error: unknown) => void;
}

// The same calls, seen so that the compiler keeps a name and its input together.
const inputs: { readonly [N in StoreCallName]: { readonly input: z.ZodType<StoreInput<N>> } } = storeCalls;

const isCall = (name: unknown): name is StoreCallName =>
  typeof name === 'string' && Object.hasOwn(storeCalls, name);

/**
 * Answers one call of the port: name and input are checked here, whatever they are. Never throws.
 * A refused input answers `port-refused-input` {call}.
 */
export function serve({ handlers, ready, requireVault, onBug }: ServeParts) {
  const run = async <N extends StoreCallName>(name: N, given: unknown): Promise<unknown> => {
    await ready;
    const input = hasSafeKeys(given) ? inputs[name].input.safeParse(given) : null;
    if (input === null || !input.success) throw new AppError('port-refused-input', { call: name });
    if (!withoutVault.has(name)) requireVault();
    return handlers[name](input.data);
  };
  return (name: unknown, input: unknown): Promise<Answer<unknown>> =>
    answerOf(() => {
      if (!isCall(name)) throw new AppError('port-refused-input', { call: 'unknown' });
      return run(name, input);
    }, onBug);
}
