import { z } from 'zod';
import { type Answer, AppError, errorCodes, unwrapAnswer } from '../../core/errors.ts';
import { type HostCallName, type HostInput, type HostOutput, hostCalls } from '../../core/host/contract.ts';

/** The host as the worker sees it: typed, with failures thrown as {@link AppError}. */
export interface Host {
  call<N extends HostCallName>(name: N, input: HostInput<N>): Promise<HostOutput<N>>;
}

const answerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    code: z.enum([...errorCodes, 'bug']),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
]);

// The same calls, seen so that the compiler keeps a name and its output together.
const calls: { readonly [N in HostCallName]: { readonly output: z.ZodType<HostOutput<N>> } } = hostCalls;

/**
 * A host behind a relay that carries a call to the page's bridge and its answer back, unparsed. What comes back is
 * parsed here. Throws what the host answers, and `host-unreachable` where the answer is none.
 */
export const createHost = (relay: (name: string, input: unknown) => Promise<unknown>): Host => ({
  async call(name, input) {
    const answer = answerSchema.safeParse(await relay(name, input));
    if (!answer.success) throw new AppError('host-unreachable', { call: name });
    const value = unwrapAnswer(answer.data satisfies Answer<unknown>);
    const parsed = calls[name].output.safeParse(value);
    if (!parsed.success) throw new AppError('host-unreachable', { call: name });
    return parsed.data;
  },
});
