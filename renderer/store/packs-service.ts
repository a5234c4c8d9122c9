import type { Contact } from '../../core/contact/schema.ts';
import { AppError } from '../../core/errors.ts';
import { type Facts, factsOn } from '../../core/guidance/resolve.ts';
import type { Topic } from '../../core/guidance/schema.ts';
import type { ContactsPack } from '../../core/pack/read-contacts-pack.ts';
import type { GuidancePack } from '../../core/pack/read-guidance-pack.ts';
import type { StoredPack } from './database.ts';
import type { Host } from './host.ts';
import type { DeskStatus, PackState, StoreEvent } from './port.ts';
import {
  choosePack,
  headOf,
  type Pack,
  type PackChoice,
  type PackReading,
  problemOf,
  readPack,
} from './read-pack.ts';

/** Where the last good packs are kept. Both calls may fail: packs then come from the program alone. */
export interface PackKeeping {
  readonly read: () => Promise<readonly StoredPack[]>;
  readonly write: (packs: readonly StoredPack[]) => Promise<void>;
}

export interface PackParts {
  readonly host: Host;
  readonly keeping: PackKeeping;
  readonly emit: (event: StoreEvent) => void;
}

export interface FoundTopic {
  readonly pack: GuidancePack;
  readonly topic: Topic;
}
export interface FoundContact {
  readonly pack: ContactsPack;
  readonly contact: Contact;
}

/** The packs in use. They are public and readable while the vault is locked. */
export interface Packs {
  /** Reads and checks everything; called once at start. Until then there is nothing. */
  load(): Promise<void>;
  /** Puts the packs in use into keeping again, after it was made anew. */
  keep(): Promise<void>;
  inUse(): readonly PackInUse[];
  /** Puts a pack taken from a file in the place of the one in use; it has been stored by then. */
  replace(taken: TakenPack): void;
  /** Goes back to what the program ships for these ids. */
  distrust(ids: readonly string[]): Promise<void>;
  guidance(): readonly GuidancePack[];
  contacts(): readonly ContactsPack[];
  topic(id: string): FoundTopic | null;
  contact(id: string): FoundContact | null;
  /** The facts of a pack with the values of a day. */
  factsOn(pack: GuidancePack, day: string): Facts;
  status(): Pick<DeskStatus, 'packs' | 'missingPacks'>;
  /** Versions recorded with a visit; null where there is no such pack. */
  versions(): { readonly guidanceVersion: string | null; readonly contactsVersion: string | null };
}

/** A pack in use, and where it was found. */
export interface PackInUse {
  readonly pack: Pack;
  readonly files: StoredPack['files'];
  readonly problem: PackState['problem'];
  /** The versions that were in use before it, the newest first. */
  readonly earlier: readonly StoredPack['files'][];
  /** Shipped with the program; kept of one that was; taken from a signed file. */
  readonly origin: 'program' | 'kept' | 'file';
}

/** A pack taken from a file. */
export type TakenPack = Pick<PackInUse, 'pack' | 'files' | 'earlier'>;

interface Contents {
  readonly guidance: readonly GuidancePack[];
  readonly contacts: readonly ContactsPack[];
  readonly topics: ReadonlyMap<string, FoundTopic>;
  readonly directory: ReadonlyMap<string, FoundContact>;
}

function contentsOf(inUse: readonly PackInUse[]): Contents {
  const guidance = inUse.flatMap(({ pack }) => (pack.kind === 'guidance' ? [pack.content] : []));
  const contacts = inUse.flatMap(({ pack }) => (pack.kind === 'contacts' ? [pack.content] : []));
  return {
    guidance,
    contacts,
    topics: new Map(guidance.flatMap(pack => pack.topics.map(topic => [topic.id, { pack, topic }]))),
    directory: new Map(
      contacts.flatMap(pack => pack.contacts.map(contact => [contact.id, { pack, contact }])),
    ),
  };
}

const idOf = ({ pack }: Pick<PackInUse, 'pack'>): string => pack.content.manifest.id;

const stateOf = ({ pack, problem, origin }: PackInUse): PackState => {
  const { id, version, asOf, title, notice, release } = pack.content.manifest;
  const expiresOn = release?.expiresOn ?? null;
  return {
    id,
    kind: pack.kind,
    version,
    asOf,
    title,
    notice,
    problem,
    expiresOn,
    isFromFile: origin === 'file',
  };
};

/** Remembers the last day asked for, of each pack: a list asks for the same day a hundred times. */
function rememberFacts(): Packs['factsOn'] {
  const last = new WeakMap<GuidancePack, { readonly day: string; readonly facts: Facts }>();
  return (pack, day) => {
    const known = last.get(pack);
    if (known?.day === day) return known.facts;
    const facts = factsOn(pack.facts, day);
    last.set(pack, { day, facts });
    return facts;
  };
}

const isSame = (files: StoredPack['files'], kept: StoredPack['files'] = []): boolean =>
  files.length === kept.length &&
  files.every((file, i) => file.path === kept[i]?.path && file.text === kept[i]?.text);

/** Versions kept beside the one in use; visits of still older ones are not compared. */
const mostEarlier = 3;

/** What was in use before `files` came: nothing new where it is the same version. */
export function earlierThan(
  files: StoredPack['files'],
  before: Pick<StoredPack, 'files' | 'earlier'> | null,
): readonly StoredPack['files'][] {
  if (before === null) return [];
  const { earlier = [] } = before;
  return headOf(before.files).version === headOf(files).version
    ? earlier
    : [before.files, ...earlier].slice(0, mostEarlier);
}

const storedOf = (one: PackInUse): StoredPack => ({
  id: idOf(one),
  files: one.files,
  ...(one.earlier.length > 0 ? { earlier: one.earlier } : {}),
  ...(one.origin === 'file' ? { origin: 'file' } : {}),
});

/** Packs read by host and keeping, newest good one first. */
export function createPacks({ host, keeping, emit }: PackParts): Packs {
  let inUse: readonly PackInUse[] = [];
  let contents: Contents = contentsOf(inUse);
  let missing: DeskStatus['missingPacks'] = [];

  const readShipped = async (id: string): Promise<{ files: StoredPack['files']; reading: PackReading }> => {
    try {
      const { files } = await host.call('packs.read', { id });
      return { files, reading: readPack(id, files) };
    } catch (error) {
      return { files: [], reading: { ok: false, problem: problemOf(error) } };
    }
  };

  const listShipped = async (): Promise<readonly string[]> => {
    try {
      return (await host.call('packs.list', {})).ids;
    } catch (error) {
      if (error instanceof AppError) return [];
      throw error;
    }
  };

  const tell = (id: string, { problem }: PackChoice): void => {
    if (problem !== null) emit({ type: 'notice', notice: 'pack-refused', details: { pack: id, ...problem } });
  };

  const use = (packs: readonly PackInUse[]): void => {
    inUse = packs;
    contents = contentsOf(packs);
    emit({ type: 'changed', kinds: ['pack', 'search', 'status'] });
  };

  return {
    async load() {
      const stored = new Map((await keeping.read()).map(pack => [pack.id, pack]));
      const ids = new Set([...(await listShipped()), ...stored.keys()]);
      const using: PackInUse[] = [];
      const without: DeskStatus['missingPacks'] = [];
      const toKeep: StoredPack[] = [];
      for (const id of [...ids].sort()) {
        const { files, reading } = await readShipped(id);
        const kept = stored.get(id);
        const isImported = kept?.origin === 'file';
        const choice = choosePack(id, reading, kept?.files ?? null, isImported);
        tell(id, choice);
        const { pack, isShipped, problem } = choice;
        if (pack === null) {
          if (problem !== null) without.push({ id, ...problem });
          continue;
        }
        const origin = isShipped ? 'program' : isImported ? 'file' : 'kept';
        const used = isShipped ? files : (kept?.files ?? []);
        const one: PackInUse = {
          pack,
          files: used,
          problem,
          origin,
          earlier: earlierThan(used, kept ?? null),
        };
        using.push(one);
        if (isShipped && !isSame(files, kept?.files)) toKeep.push(storedOf(one));
      }
      missing = without;
      use(using);
      if (toKeep.length > 0) await keeping.write(toKeep);
    },
    keep: () => keeping.write(inUse.map(storedOf)),
    inUse: () => inUse,
    replace(taken) {
      const others = inUse.filter(one => idOf(one) !== idOf(taken));
      missing = missing.filter(({ id }) => id !== idOf(taken));
      const all: PackInUse[] = [...others, { ...taken, problem: null, origin: 'file' }];
      use(all.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)));
    },
    async distrust(ids) {
      const using: PackInUse[] = inUse.filter(one => !ids.includes(idOf(one)));
      for (const id of ids) {
        const { files, reading } = await readShipped(id);
        const problem = { code: 'pack-signature-refused', file: '', at: '' } as const;
        tell(id, { pack: null, isShipped: false, problem });
        if (reading.ok)
          using.push({ pack: reading.pack, files, problem: null, origin: 'program', earlier: [] });
        else missing = [...missing, { id, ...reading.problem }];
      }
      use(using.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)));
      await keeping.write(inUse.filter(one => ids.includes(idOf(one))).map(storedOf));
    },
    guidance: () => contents.guidance,
    contacts: () => contents.contacts,
    topic: id => contents.topics.get(id) ?? null,
    contact: id => contents.directory.get(id) ?? null,
    factsOn: rememberFacts(),
    status: () => ({ packs: inUse.map(stateOf), missingPacks: [...missing] }),
    versions: () => ({
      guidanceVersion: contents.guidance[0]?.manifest.version ?? null,
      contactsVersion: contents.contacts[0]?.manifest.version ?? null,
    }),
  };
}
