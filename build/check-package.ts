import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { findFuseFaults } from './package-fuses.ts';

/** Folders that are shipped, whole. */
const shippedFolders = ['out/main', 'out/preload', 'out/renderer', 'content'] as const;

/** Everything that may be shipped, by path: what is not of one of these forms is a fault, whatever it is. */
const shippedForms = [
  /^package\.json$/,
  /^out\/main\/(?:assets\/)?[\w-][\w.-]*\.js$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/(?:assets\/)?[\w-][\w.-]*\.(?:html|js|css|json|svg|png|ico|woff2|wasm)$/,
  /^content\/[a-z0-9-]+\/(?:[a-z0-9-]+\/){0,2}[a-z0-9-]+\.json$/,
] as const;

const neededFiles = [
  'package.json',
  'out/main/main.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
] as const;

/** What a running program needs of package.json; scripts and dependencies are not among it. */
const shippedFields: ReadonlySet<string> = new Set([
  'name',
  'productName',
  'version',
  'private',
  'description',
  'author',
  'license',
  'type',
  'main',
  'engines',
  'allowScripts',
]);

/** Beside the archive these would be run, or searched, instead of it or along with it. */
const refusedNeighbours = ['app', 'default_app.asar', 'app.asar.unpacked'] as const;

interface PackedProgram {
  /** The project that was packed, built. */
  readonly projectDir: string;
  /** The folder that holds `app.asar`. */
  readonly resources: string;
  /** The file that holds the fuses. */
  readonly executable: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 of every shipped file of the tree, by path with forward slashes. Dot files are for tools, not for people. */
function hashTree(projectDir: string): Map<string, string> {
  const files = shippedFolders.flatMap(folder =>
    readdirSync(path.join(projectDir, folder), { recursive: true, withFileTypes: true })
      .filter(entry => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map(entry => path.join(entry.parentPath, entry.name)),
  );
  return new Map(
    files.map(file => [
      path.relative(projectDir, file).split(path.sep).join('/'),
      sha256(readFileSync(file)),
    ]),
  );
}

interface PackedFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** The plain files of an archive; whatever is neither a plain file in it nor a folder goes to `faults`. */
function readArchive(archive: string, faults: string[]): PackedFile[] {
  const files: PackedFile[] = [];
  for (const listed of listPackage(archive, { isPack: false })) {
    const name = listed.slice(1);
    const address = name.split(path.sep).join('/');
    const entry = statFile(archive, name, false);
    if ('files' in entry) continue;
    if ('link' in entry) faults.push(`${address}: a link`);
    else if (entry.unpacked) faults.push(`${address}: lies outside the archive`);
    else {
      const bytes = extractFile(archive, name, false);
      if (entry.integrity.hash !== sha256(bytes))
        faults.push(`${address}: not what the archive's header says`);
      files.push({ path: address, bytes });
    }
  }
  return files;
}

/** What no shipped text may hold, each with its name for the person who reads the fault. */
const leaks = (projectDir: string): readonly (readonly [string, RegExp])[] => [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a source map', /\/[/*]# sourceMappingURL=/],
  ['a path of the machine it was built on', new RegExp(RegExp.escape(path.resolve(projectDir) + path.sep))],
];

function faultsInFile(file: PackedFile, projectDir: string): string[] {
  if (!shippedForms.some(form => form.test(file.path))) return [`${file.path}: not among what is shipped`];
  const text = file.bytes.toString('latin1');
  const found = leaks(projectDir).filter(([, form]) => form.test(text));
  const fields = file.path === 'package.json' ? Object.keys(JSON.parse(file.bytes.toString('utf8'))) : [];
  return [
    ...found.map(([name]) => `${file.path}: holds ${name}`),
    ...fields.filter(field => !shippedFields.has(field)).map(field => `package.json: has ${field}`),
  ];
}

/** Differences between the archive and the tree it was made of; package.json is the one file that is rewritten. */
function differences(files: readonly PackedFile[], tree: ReadonlyMap<string, string>): string[] {
  const packed = new Map(files.map(file => [file.path, sha256(file.bytes)]));
  const missing = [...new Set([...neededFiles, ...tree.keys()])].filter(name => !packed.has(name));
  const changed = [...packed].filter(([name, hash]) => name !== 'package.json' && tree.get(name) !== hash);
  return [
    ...missing.map(name => `${name}: missing`),
    ...changed.map(([name]) => `${name}: not the file of the tree`),
  ];
}

/**
 * Looks at a packed program as it would be shipped: only the declared files, each byte for byte from the tree, nothing
 * of the workshop in them, nothing beside the archive that would be run instead, every fuse as required.
 * @returns one line a fault; none when it may be shipped.
 */
export async function findPackageFaults({
  projectDir,
  resources,
  executable,
}: PackedProgram): Promise<string[]> {
  const faults = refusedNeighbours
    .filter(name => existsSync(path.join(resources, name)))
    .map(name => `${name}: stands beside the archive`);
  const files = readArchive(path.join(resources, 'app.asar'), faults);
  return [
    ...faults,
    ...files.flatMap(file => faultsInFile(file, projectDir)),
    ...differences(files, hashTree(projectDir)),
    ...(await findFuseFaults(projectDir, executable)),
  ];
}
