import type { z } from 'zod';
import { type Answer, AppError, answerOf } from '../../core/errors.ts';
import {
  type HostCallName,
  type HostHandlers,
  type HostInput,
  type HostOutput,
  hostCalls,
} from '../../core/host/contract.ts';

/** Answers one call of the contract. Never rejects; a refusal says nothing about what was sent. */
export type CallHost = (name: string, input: unknown) => Promise<Answer<unknown>>;

interface HandleOptions {
  /** Sees what no handler should have thrown; the page only hears `bug`. Must not throw. */
  readonly onBug: (name: HostCallName, error: unknown) => void;
}

type Schemas = {
  readonly [N in HostCallName]: {
    readonly input: z.ZodType<HostInput<N>>;
    readonly output: z.ZodType<HostOutput<N>>;
  };
};
const schemas: Schemas = hostCalls;

const isCallName = (name: string): name is HostCallName => Object.hasOwn(hostCalls, name);

/** The parsed input. A value whose own getters throw is refused like any other that does not fit. */
function parseInput<N extends HostCallName>(name: N, input: unknown): HostInput<N> {
  try {
    return schemas[name].input.parse(input);
  } catch {
    throw new AppError('host-refused-input'); // no cause: it would hold what was sent
  }
}

/**
 * The one door to the services, for both hosts: checks name, input and output against the contract. Unknown names
 * and unfitting inputs are answered with `host-refused-input` of constant size, bugs with `bug` and nothing in it.
 */
export function makeHandle(handlers: HostHandlers, { onBug }: HandleOptions): CallHost {
  async function run<N extends HostCallName>(name: N, input: unknown): Promise<HostOutput<N>> {
    const handler = handlers[name];
    return schemas[name].output.parse(await handler(parseInput(name, input)));
  }
  return (name, input) => {
    if (typeof name !== 'string' || !isCallName(name)) {
      return Promise.resolve({ ok: false, code: 'host-refused-input', details: {} });
    }
    return answerOf(
      () => run(name, input),
      error => onBug(name, error),
    );
  };
}
