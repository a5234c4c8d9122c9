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

const kindSchema = z.looseObject({ kind: z.string() });

/** What the manifest says it is; guidance where it cannot be read, whose reader then names the fault. */
function kindOf(files: readonly PackFile[]): Pack['kind'] {
  const text = files.find(file => file.path === 'manifest.json')?.text ?? '';
  try {
    const parsed = kindSchema.safeParse(JSON.parse(text));
    return parsed.success && parsed.data.kind === 'contacts' ? 'contacts' : 'guidance';
  } catch (error) {
    if (error instanceof SyntaxError) return 'guidance';
    throw error;
  }
}

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

/** The shipped pack, unless it is refused or older than the last good one; `stored` is null where none was kept. */
export function choosePack(shipped: PackReading, stored: PackReading | null): PackChoice {
  const kept = stored?.ok === true ? stored.pack : null;
  if (!shipped.ok) return { pack: kept, isShipped: false, problem: shipped.problem };
  if (kept === null) return { pack: shipped.pack, isShipped: true, problem: null };
  const { version } = shipped.pack.content.manifest;
  if (comparePackVersions(version, kept.content.manifest.version) >= 0)
    return { pack: shipped.pack, isShipped: true, problem: null };
  const problem = { code: 'pack-older-than-installed', file: 'manifest.json', at: 'version' } as const;
  return { pack: kept, isShipped: false, problem };
}
