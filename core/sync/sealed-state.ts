import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { DataKey, RandomBytes } from '../seal/seal.ts';
import { type Head, headSchema } from './head.ts';
import type { StateName } from './ids.ts';
import { packedStateSchema, packState, unpackState } from './packed-state.ts';
import type { RecordState } from './record-state.ts';
import { type Opening, openContent, type SealedContent, sealContents } from './sealed-content.ts';
import { bytesToJson, jsonToBytes } from './sealed-json.ts';

/**
 * What is sealed of a record: its state, and the newest head this computer has seen of the server, so that colleagues
 * find out when it tells each of them another story.
 */
export interface StateBody {
  readonly format: 1;
  readonly state: RecordState;
  readonly witness: Head | null;
}

const stateBodySchema = z.strictObject({
  format: z.literal(1),
  state: packedStateSchema,
  witness: headSchema.nullable(),
});

const newerFormat = z.looseObject({ format: z.int().min(2) });

/** Seals record states for the point's other computers; bytes and hash of each. */
export const sealStates = (input: {
  readonly pointId: string;
  readonly key: DataKey;
  readonly secretKey: Uint8Array;
  readonly states: readonly { readonly name: StateName; readonly body: StateBody }[];
  readonly random: RandomBytes;
}): SealedContent<StateName>[] => {
  const { states, ...sealing } = input;
  return sealContents({
    ...sealing,
    contents: states.map(({ name, body }) => ({
      name,
      bytes: jsonToBytes({ ...body, state: packState(body.state) }),
    })),
  });
};

/**
 * A colleague's state. Throws what {@link openContent} throws, `sync-state-refused` (shape, counter), or
 * `sync-upgrade-needed` for a newer format: such a state is kept sealed as it came and read after the upgrade.
 */
export function openState(opening: Opening, name: StateName, sealed: Uint8Array): StateBody {
  const json = bytesToJson(openContent(opening, name, sealed));
  if (newerFormat.safeParse(json).success) throw new AppError('sync-upgrade-needed', { at: 'state' });
  const body = stateBodySchema.safeParse(json);
  const refuse = (reason: string): never => {
    throw new AppError('sync-state-refused', { kind: name.kind, id: name.recordId, reason });
  };
  if (!body.success) return refuse('shape');
  const state = unpackState(body.data.state) ?? refuse('shape');
  if ((state.vector[name.replica] ?? 0) > name.n) return refuse('counter');
  return { format: 1, state, witness: body.data.witness };
}
