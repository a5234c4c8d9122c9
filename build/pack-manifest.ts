import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { manifestSchema } from '../core/pack/manifest.ts';
import { contentFolder, manifestName, packIds, packPaths } from './pack-files.ts';

/**
 * The manifest of the pack in `folder` with its list of files (path, size, SHA-256) made anew; everything else is
 * kept as it stands. Throws where a file must not be in a pack or a field of the manifest is wrong.
 */
export function manifestText(folder: string): string {
  const current: Record<string, unknown> = JSON.parse(readFileSync(path.join(folder, manifestName), 'utf8'));
  const files = packPaths(folder)
    .filter(name => name !== manifestName)
    .map(name => {
      const bytes = readFileSync(path.join(folder, name));
      return {
        path: name,
        sizeBytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      };
    });
  return `${JSON.stringify(manifestSchema.parse({ ...current, files }), null, 2)}\n`;
}

/** Brings every manifest below `content` up to date, or only looks (`check`); answers the packs that differed. */
export function updateManifests(content: string, check: boolean): string[] {
  return packIds(content).filter(id => {
    const folder = path.join(content, id);
    const file = path.join(folder, manifestName);
    const text = manifestText(folder);
    if (readFileSync(file, 'utf8') === text) return false;
    if (!check) writeFileSync(file, text);
    return true;
  });
}

/** `node build/pack-manifest.ts [--check] [folder of packs]` */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const args = process.argv.slice(2);
  const check = args.includes('--check');
  const content = args.find(arg => !arg.startsWith('--')) ?? contentFolder;
  const changed = updateManifests(content, check);
  for (const id of changed)
    console.log(check ? `${id}: manifest is out of date, run node build/pack-manifest.ts` : `${id}: written`);
  if (changed.length === 0) console.log('manifests are up to date');
  process.exitCode = check && changed.length > 0 ? 1 : 0;
}
