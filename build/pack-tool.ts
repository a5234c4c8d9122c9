import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../core/errors.ts';
import { inspectCheck } from '../core/guidance/check/static-checks.ts';
import { uiLanguageSchema } from '../core/languages.ts';
import { diffPacks } from '../core/pack/diff.ts';
import { inspectGuidancePack } from '../core/pack/read-guidance-pack.ts';
import { checkContent, lineOf } from './check-content.ts';
import { contentFolder, packIds, readPackFiles } from './pack-files.ts';
import { updateManifests } from './pack-manifest.ts';
import { makeKeys, rotateRoot } from './pack-tool/keys.ts';
import { buildFile, signFile } from './pack-tool/make-file.ts';
import { notesOnGuidance, notesOnTranslations } from './pack-tool/notes.ts';
import { manifestOf, readSource } from './pack-tool/pack-source.ts';
import { previewPage } from './pack-tool/preview.ts';
import { sayChanges } from './pack-tool/say-changes.ts';
import { writeRecord } from './pack-tool/translated.ts';
import { projectRoot } from './vite-config.ts';

const usage = `npm run pack -- <command>

  check [--content <folder>] [--strict]      everything the program checks, holes in the guided check and its examples,
                                             and what to put right before giving out
  translated <pack folder> [--confirm <file|all>]   records which Polish text each translation was made from
  build <pack folder> --expires <day> [--minimum <program version>] [--to <folder>]
                                             brings the manifest up to date; makes one unsigned file
  sign <unsigned file> --key <pack key> --root <root file>
  diff <old> <new> [--language pl|uk|en]     what a newer pack changes, in words; folders or pack files
  preview <pack> --to <file.html> [--day <day>]     every text in three languages side by side, to read and print
  keygen --to <folder outside the project> --organization <name> --expires <day>
  rotate <root file> --by <root key> --by <root key> [--root-key <public>…] [--pack-key <public>…]
         --expires <day> --to <new root file>`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    content: { type: 'string', default: contentFolder },
    strict: { type: 'boolean', default: false },
    confirm: { type: 'string', multiple: true, default: [] },
    expires: { type: 'string' },
    minimum: { type: 'string' },
    to: { type: 'string' },
    key: { type: 'string' },
    root: { type: 'string' },
    language: { type: 'string', default: 'en' },
    day: { type: 'string' },
    organization: { type: 'string' },
    by: { type: 'string', multiple: true, default: [] },
    'root-key': { type: 'string', multiple: true, default: [] },
    'pack-key': { type: 'string', multiple: true, default: [] },
  },
});
const [command = '', first, second] = positionals;

/** A word of the command line that cannot be left out. */
function needed(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`${command} needs ${name}\n\n${usage}`);
  return value;
}

const programVersion = (): string =>
  String(JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')).version);

/** What the program refuses fails; what it would take fails only with --strict. */
function check(): string[] {
  const { lines, guidance, isGood } = checkContent(values.content);
  // What cannot be read whole cannot be examined: every hole would be found twice.
  const examined = isGood ? guidance.map(pack => inspectCheck(pack)) : [];
  const problems = examined.flatMap(one => one.problems);
  const notes = packIds(values.content).flatMap(id => {
    const files = readPackFiles(path.join(values.content, id));
    const pack = manifestOf(files).kind === 'guidance' ? inspectGuidancePack(id, files).pack : null;
    const found = [...(pack === null ? [] : notesOnGuidance(pack, files)), ...notesOnTranslations(files)];
    return found.map(note => `  ${id}: ${note}`);
  });
  if (!isGood || problems.length > 0 || (values.strict && notes.length > 0)) process.exitCode = 1;
  return [
    ...lines,
    ...problems.map(lineOf),
    ...examined.flatMap(one => one.notes),
    ...(notes.length === 0 ? [] : ['to be put right before the pack is given out:', ...notes]),
  ];
}

async function preview(source: string): Promise<string[]> {
  const files = await readSource(source);
  const { id, kind, title, version, asOf } = manifestOf(files);
  const guidance = kind === 'guidance' ? inspectGuidancePack(id, files).pack : null;
  const to = needed(values.to, '--to');
  writeFileSync(to, previewPage({ title, version, day: values.day ?? asOf, files, guidance }));
  return [`${to}: written`];
}

async function build(source: string): Promise<string[]> {
  const folder = path.resolve(source);
  const changed = updateManifests(path.dirname(folder), false);
  const lines = await buildFile({
    source: folder,
    to: values.to ?? '.',
    expiresOn: needed(values.expires, '--expires'),
    minimumProgram: values.minimum ?? programVersion(),
    issuedAt: new Date().toISOString(),
  });
  return [...changed.map(id => `${id}: manifest written`), ...lines];
}

const commands: Readonly<Record<string, () => Promise<string[]> | string[]>> = {
  check,
  translated: () => writeRecord(needed(first, 'a pack folder'), values.confirm),
  build: () => build(needed(first, 'a pack folder')),
  sign: () =>
    signFile({
      file: needed(first, 'an unsigned file'),
      keyFile: needed(values.key, '--key'),
      rootFile: needed(values.root, '--root'),
    }),
  diff: async () => {
    const [older, newer] = [needed(first, 'two packs'), needed(second, 'two packs')];
    const language = uiLanguageSchema.parse(values.language);
    return sayChanges(diffPacks(await readSource(older), await readSource(newer)), language);
  },
  preview: () => preview(needed(first, 'a pack')),
  keygen: () =>
    makeKeys({
      folder: needed(values.to, '--to'),
      organization: needed(values.organization, '--organization'),
      expiresOn: needed(values.expires, '--expires'),
    }),
  rotate: () =>
    rotateRoot({
      rootFile: needed(first, 'a root file'),
      by: values.by,
      rootKeys: values['root-key'],
      packKeys: values['pack-key'],
      expiresOn: needed(values.expires, '--expires'),
      to: needed(values.to, '--to'),
    }),
};

try {
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (run === undefined) throw new Error(usage);
  for (const line of await run()) console.log(line);
} catch (error) {
  const words = error instanceof AppError ? `${error.code} ${JSON.stringify(error.details)}` : null;
  console.error(words ?? (error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}
