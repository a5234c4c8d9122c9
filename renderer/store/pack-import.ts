import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import { type ChangedThing, diffPacks, type PackChange } from '../../core/pack/diff.ts';
import type { Installed } from '../../core/pack/judge-release.ts';
import { comparePackVersions } from '../../core/pack/manifest.ts';
import { type Inflate, type OpenedPackFile, openPackFile } from '../../core/pack/open-pack-file.ts';
import { fingerprintOf, type Root } from '../../core/pack/root.ts';
import { bytesToUtf8 } from '../../core/seal/utf8.ts';
import type { Exclusive } from './exclusive.ts';
import type { Host } from './host.ts';
import type { PackTrust } from './pack-trust.ts';
import { earlierThan, type PackInUse, type Packs } from './packs-service.ts';
import type { StoreHandlers, StoreOutput } from './port.ts';
import { type Pack, readPack } from './read-pack.ts';

export interface PackImportParts {
  readonly host: Host;
  readonly packs: Packs;
  readonly trust: PackTrust;
  readonly clock: Clock;
  readonly inflate: Inflate;
  /** One change of packs at a time. */
  readonly exclusive: Exclusive;
  /** Resolves when the packs in use have been read. */
  readonly packsLoaded: () => Promise<void>;
  /** A pack was put in the place of another: search is made anew. */
  readonly onReplaced: () => Promise<void>;
}

type ImportCall = 'pack.origin' | 'pack.confirmRoot' | 'pack.inspect' | 'pack.activate' | 'pack.dismiss';

/** A pack that has passed everything and waits for the person's word. */
interface Candidate {
  readonly token: string;
  readonly pack: Pack;
  readonly files: PackInUse['files'];
  readonly root: Root;
}

/** Changes that cross to the window; the rest is a number. */
const mostChanges = 400;

type View = StoreOutput<'pack.inspect'>;

const rootView = (root: Root): NonNullable<StoreOutput<'pack.origin'>['root']> => ({
  organization: root.organization,
  version: root.version,
  expiresOn: root.expiresOn,
  fingerprint: fingerprintOf(root),
});

function countsOf(changes: readonly PackChange[]): View['counts'] {
  const counts = new Map<ChangedThing, View['counts'][number]>();
  for (const { thing, change } of changes) {
    const count = counts.get(thing) ?? { thing, added: 0, removed: 0, changed: 0 };
    counts.set(thing, { ...count, [change]: count[change] + 1 });
  }
  return [...counts.values()];
}

/** The pack, through the same checks as one that is shipped. Throws the first problem. */
function readOpened({ manifest, files }: OpenedPackFile): Pack {
  const reading = readPack(manifest.id, files);
  if (reading.ok) return reading.pack;
  const { code, file, at } = reading.problem;
  throw new AppError(code, { pack: manifest.id, file, at });
}

/** The taking of a newer pack from a file: inspected and shown first, put in use on the person's word. */
export function createPackImport(parts: PackImportParts): Pick<StoreHandlers, ImportCall> {
  const { host, packs, trust, clock, inflate, exclusive } = parts;
  let candidate: Candidate | null = null;
  let turn = 0;

  const inUse = (id: string): PackInUse | null =>
    packs.inUse().find(({ pack }) => pack.content.manifest.id === id) ?? null;

  /** What is in use, or what was accepted once where that is newer. */
  const installedOf = async (id: string): Promise<Installed | null> => {
    const now = inUse(id)?.pack;
    const before = await trust.accepted(id);
    const current =
      now === undefined
        ? null
        : { ...now.content.manifest, kind: now.kind, files: now.content.manifest.files };
    if (before === null) return current;
    if (current !== null && comparePackVersions(current.version, before.version) >= 0) return current;
    return { version: before.version, kind: before.kind, files: null };
  };

  const open = async (bytes: Uint8Array): Promise<OpenedPackFile> => {
    const [{ appVersion }, trusted] = [await host.call('host.describe', {}), await trust.root()];
    const day = await trust.notBefore(clock.dayOf(clock.now()));
    return openPackFile({ bytes, trusted, day, appVersion, inflate, installed: installedOf });
  };

  const viewOf = (token: string, opened: OpenedPackFile, trusted: Root | null): View => {
    const { id, kind, title, notice, version, asOf, release } = opened.manifest;
    const before = inUse(id);
    const changes = diffPacks(before?.files ?? [], opened.files);
    return {
      token,
      id,
      kind,
      title,
      notice,
      version,
      asOf,
      issuedAt: release?.issuedAt ?? '',
      expiresOn: release?.expiresOn ?? asOf,
      replaces: before?.pack.content.manifest.version ?? null,
      root: rootView(opened.root),
      rootIsNew: opened.root.version !== trusted?.version,
      counts: countsOf(changes),
      changes: changes.slice(0, mostChanges).map(change => ({ ...change, fields: [...change.fields] })),
      furtherChanges: Math.max(0, changes.length - mostChanges),
    };
  };

  return {
    async 'pack.origin'() {
      const root = await trust.root();
      return { root: root === null ? null : rootView(root) };
    },
    'pack.confirmRoot': ({ bytes, typed }) =>
      exclusive(async () => {
        const text = bytesToUtf8(bytes);
        if (text === null) throw new AppError('pack-root-refused', { reason: 'not-json' });
        candidate = null;
        return rootView(await trust.confirmRoot(text, { typed, day: clock.dayOf(clock.now()) }));
      }),
    async 'pack.inspect'({ bytes }) {
      const mine = ++turn;
      candidate = null;
      await parts.packsLoaded();
      const opened = await open(bytes);
      const pack = readOpened(opened);
      const token = `${mine}`;
      const view = viewOf(token, opened, await trust.root());
      // Dismissed, or another file was chosen meanwhile.
      if (mine === turn) candidate = { token, pack, files: opened.files, root: opened.root };
      return view;
    },
    'pack.activate': ({ token }) =>
      exclusive(async () => {
        const chosen = candidate;
        if (chosen === null || chosen.token !== token) throw new AppError('pack-preview-gone');
        const { pack, files, root } = chosen;
        const earlier = earlierThan(files, inUse(pack.content.manifest.id));
        // On disk first: until that is done the old one is in use, and a start after a crash finds one or the other.
        await trust.accept({ pack, files, earlier }, root);
        candidate = null;
        packs.replace({ pack, files, earlier });
        await parts.onReplaced();
        return {};
      }),
    'pack.dismiss'() {
      turn += 1;
      candidate = null;
      return {};
    },
  };
}
