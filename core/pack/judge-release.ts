import { AppError } from '../errors.ts';
import { canonicalJson } from './canonical-json.ts';
import { comparePackVersions, type Manifest, packAudience } from './manifest.ts';

/** What is in use under the id of a pack that is offered. */
export interface Installed {
  readonly version: string;
  readonly kind: Manifest['kind'];
  /** The files as its manifest lists them; null where only the version is remembered. */
  readonly files: Manifest['files'] | null;
}

/** What a newer pack is judged by. */
export interface Judge {
  readonly installed: Installed | null;
  /** The latest day known: never earlier than one already seen, whatever the clock says now. */
  readonly day: string;
  readonly appVersion: string;
}

/** Orders two program versions `1.2.3`; positive when `a` is newer. What follows the numbers is left out. */
function compareProgramVersions(a: string, b: string): number {
  const numbers = (version: string): number[] => version.split(/[.+-]/, 3).map(part => Number(part) || 0);
  const [left, right] = [numbers(a), numbers(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function judgeVersion(manifest: Manifest, { version, kind, files }: Installed): void {
  const details = { pack: manifest.id, version: manifest.version, installed: version };
  const order = comparePackVersions(manifest.version, version);
  if (order < 0) throw new AppError('pack-older-than-installed', details);
  if (order > 0 && kind !== manifest.kind)
    throw new AppError('pack-invalid', {
      pack: manifest.id,
      file: 'manifest.json',
      at: 'kind',
      reason: 'other-kind',
    });
  if (order > 0) return;
  const isSame = files !== null && canonicalJson(files) === canonicalJson(manifest.files);
  throw new AppError(isSame ? 'pack-already-installed' : 'pack-same-version-differs', details);
}

/**
 * Decides whether a signed pack may be taken into use here and now. Throws `pack-for-others` {pack, audience},
 * `pack-needs-newer-program` {pack, needed}, `pack-expired` {pack, on}, `pack-older-than-installed`,
 * `pack-same-version-differs`, `pack-already-installed` (each {pack, version, installed}), and `pack-invalid` for a pack
 * without what every signed one must say, or of another kind than the one in use.
 */
export function judgeRelease(manifest: Manifest, { installed, day, appVersion }: Judge): void {
  const { id, release } = manifest;
  if (release === undefined)
    throw new AppError('pack-invalid', { pack: id, file: 'manifest.json', at: 'release', reason: 'schema' });
  if (release.audience !== packAudience)
    throw new AppError('pack-for-others', { pack: id, audience: release.audience });
  if (compareProgramVersions(release.minimumProgram, appVersion) > 0)
    throw new AppError('pack-needs-newer-program', { pack: id, needed: release.minimumProgram });
  if (release.expiresOn < day) throw new AppError('pack-expired', { pack: id, on: release.expiresOn });
  if (installed !== null) judgeVersion(manifest, installed);
}
