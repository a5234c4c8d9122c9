import { z } from 'zod';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import { comparePackVersions } from '../../core/pack/manifest.ts';
import { type ContactsPack, readContactsPack } from '../../core/pack/read-contacts-pack.ts';
import { type GuidancePack, readGuidancePack } from '../../core/pack/read-guidance-pack.ts';
import type { PackFile } from '../../core/pack/read-manifest.ts';

/** A pack that passed every check. */
export type Pack =
  | { readonly kind: 'guidance'; readonly content: GuidancePack }
  | { readonly kind: 'contacts'; readonly content: ContactsPack };

/** Why a pack was not taken: code, file and place, for the person who can put it right. */
export interface PackProblem {
  readonly code: ErrorCode;
  readonly file: string;
  readonly at: string;
}

export type PackReading =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly problem: PackProblem };

const headSchema = z.looseObject({ kind: z.string().optional(), version: z.string().optional() });

/** What the manifest claims, before anything is checked; nothing where it cannot be read. */
export function headOf(files: readonly PackFile[]): z.infer<typeof headSchema> {
  try {
    const text = files.find(file => file.path === 'manifest.json')?.text ?? '';
    return headSchema.safeParse(JSON.parse(text)).data ?? {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Guidance where the manifest cannot be read: its reader then names the fault. */
const kindOf = (files: readonly PackFile[]): Pack['kind'] =>
  headOf(files).kind === 'contacts' ? 'contacts' : 'guidance';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The problem behind a failure of reading a pack; a bug stays a bug. */
export function problemOf(error: unknown): PackProblem {
  if (!(error instanceof AppError)) throw error;
  return { code: error.code, file: textOf(error.details.file), at: textOf(error.details.at) };
}

/** Reads a pack of either kind from its files. */
export function readPack(id: string, files: readonly PackFile[]): PackReading {
  try {
    const pack: Pack =
      kindOf(files) === 'contacts'
        ? { kind: 'contacts', content: readContactsPack(id, files) }
        : { kind: 'guidance', content: readGuidancePack(id, files) };
    return { ok: true, pack };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** The pack to use of the shipped and the stored one, and what was wrong with the shipped one. */
export interface PackChoice {
  readonly pack: Pack | null;
  readonly isShipped: boolean;
  readonly problem: PackProblem | null;
}

const isNewer = (stored: string, shipped: string): boolean =>
  /^\d+\.\d+\.\d+$/.test(stored) && comparePackVersions(stored, shipped) > 0;

/**
 * The shipped pack, unless it is refused or older than the last good one; `stored` is null where none was kept. The
 * stored one is read only when it is wanted. A newer one that was taken from a file is no problem.
 */
export function choosePack(
  id: string,
  shipped: PackReading,
  stored: readonly PackFile[] | null,
  isImported = false,
): PackChoice {
  const readStored = (): Pack | null => {
    const reading = stored === null ? null : readPack(id, stored);
    return reading?.ok === true ? reading.pack : null;
  };
  if (!shipped.ok) {
    const kept = readStored();
    // A pack that came from a file needs none of the program's beside it.
    const isExpected = isImported && kept !== null && shipped.problem.code === 'pack-missing';
    return { pack: kept, isShipped: false, problem: isExpected ? null : shipped.problem };
  }
  const { version } = shipped.pack.content.manifest;
  const kept = isNewer(headOf(stored ?? []).version ?? '', version) ? readStored() : null;
  if (kept === null) return { pack: shipped.pack, isShipped: true, problem: null };
  const problem = { code: 'pack-older-than-installed', file: 'manifest.json', at: 'version' } as const;
  return { pack: kept, isShipped: false, problem: isImported ? null : problem };
}
