import { z } from 'zod';
import type { Answer } from '../../core/errors.ts';
import type { StoreEvent } from './port.ts';

/** What the worker offers over its messages. */
export interface WorkerFunctions {
  call(name: unknown, input: unknown): Promise<Answer<unknown>>;
}

/** What the window offers: the way to the host, and an ear for events. */
export interface WindowFunctions {
  callHost(name: unknown, input: unknown): Promise<unknown>;
  tell(event: StoreEvent): void;
}

/** A message as the RPC library writes it: a question or an answer. Anything else on the line is ignored. */
const messageSchema = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('q'),
    m: z.string().max(40),
    a: z.array(z.unknown()).max(2),
    i: z.string().max(40).optional(),
    o: z.boolean().optional(),
  }),
  z
    .strictObject({ t: z.literal('s'), i: z.string().max(40), r: z.unknown(), e: z.unknown() })
    .partial({ r: true, e: true }),
]);

export const isWireMessage = (value: unknown): boolean => messageSchema.safeParse(value).success;

/** Refuses every function that is not our own: names such as `constructor` would be found on the prototype. */
export const ownFunctionOnly = <F>(own: object, name: string, found: F): F | undefined =>
  Object.hasOwn(own, name) ? found : undefined;
