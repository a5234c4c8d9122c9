import { type Draft, draftSchema } from '../../core/consultation/schema.ts';
import { AppError } from '../../core/errors.ts';
import { openBytes, type RandomBytes, type SealContext, sealBytes } from '../../core/seal/seal.ts';
import { decodeValue, encodeValue } from '../../core/seal/values.ts';
import type { Host } from './host.ts';
import { makeNewestWrite } from './newest-write.ts';
import type { StoreEvent } from './port.ts';
import type { Session } from './session.ts';

export interface Drafts {
  /** The draft on disk; null where there is none, or where its visit was finished with all that it holds. */
  load(): Promise<Draft | null>;
  /** Resolves when this draft or a newer one is on disk. */
  save(draft: Draft): Promise<void>;
  discard(): Promise<void>;
  /** True for a draft of an earlier session: only such a one may belong to a case that is not read yet. */
  wasRestored(id: string): boolean;
  /** The visit is finished: its draft goes, a later one stays, and late saves of it are ignored. */
  close(id: string): Promise<void>;
  settle(): Promise<void>;
}

export interface DraftParts {
  readonly host: Host;
  readonly session: Session;
  readonly random: RandomBytes;
  readonly emit: (event: StoreEvent) => void;
  /** True where the visit is recorded with all that its draft holds: the program ended before the draft was removed. */
  readonly isRecorded: (draft: Draft) => Promise<boolean>;
  /** Keeps bytes that do not open; resolves when they are on disk. */
  readonly keepAside: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
}

const context: SealContext = { table: 'draft', id: 'draft', revision: 0, caseId: null };

/** The one draft of the Desk, sealed in the host's keeping. */
export function createDrafts(parts: DraftParts): Drafts {
  const { host, session, random, emit } = parts;
  const closed = new Set<string>();
  /** Drafts whose first save was in this session. */
  const begun = new Set<string>();
  let restored: string | null = null;
  /** The draft that is on disk or on its way there; null while nobody has looked. */
  let newest: string | null = null;

  const writer = makeNewestWrite<Draft | null>(async draft => {
    if (draft !== null && closed.has(draft.id)) return;
    const bytes =
      draft === null
        ? null
        : new Uint8Array(sealBytes(session.draftKeys().current, context, encodeValue(draft), random));
    await host.call('draft.write', { bytes });
  });

  const open = (bytes: Uint8Array): Draft | null => {
    try {
      const parsed = draftSchema.safeParse(decodeValue(openBytes(session.draftKeys(), context, bytes)));
      return parsed.success ? parsed.data : null;
    } catch (error) {
      if (error instanceof AppError && error.code !== 'vault-locked') return null;
      throw error;
    }
  };

  const isRecorded = (draft: Draft): Promise<boolean> =>
    // A database that cannot be read now is no reason to withhold the draft.
    parts.isRecorded(draft).catch(error => {
      if (error instanceof AppError) return false;
      throw error;
    });

  return {
    async load() {
      await writer.settle();
      const { bytes } = await host.call('draft.read', {});
      if (bytes === null) return null;
      const draft = open(bytes);
      if (draft === null) {
        emit({ type: 'notice', notice: 'draft-unreadable', details: {} });
        await parts.keepAside(bytes);
        await writer.put(null);
        return null;
      }
      if (await isRecorded(draft)) {
        await writer.put(null);
        return null;
      }
      if (!begun.has(draft.id)) restored = draft.id;
      newest ??= draft.id;
      return draft;
    },
    save(draft) {
      if (restored !== draft.id) begun.add(draft.id);
      newest = draft.id;
      return writer.put(draft);
    },
    wasRestored: id => !begun.has(id),
    discard: () => writer.put(null),
    close(id) {
      closed.add(id);
      return newest === null || newest === id ? writer.put(null) : writer.settle();
    },
    settle: () => writer.settle(),
  };
}
