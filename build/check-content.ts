import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AppError } from '../core/errors.ts';
import { statementsOf } from '../core/pack/check-guidance.ts';
import { checkLinks } from '../core/pack/check-links.ts';
import { type ContactsPack, inspectContactsPack } from '../core/pack/read-contacts-pack.ts';
import { type GuidancePack, inspectGuidancePack } from '../core/pack/read-guidance-pack.ts';
import { contentFolder, manifestName, packIds, readPackFiles } from './pack-files.ts';

/** One line about what is wrong with a pack and where. */
export const lineOf = ({ code, details }: AppError): string => {
  const { pack, file, at, ...more } = details;
  const rest = Object.entries(more).map(([key, value]) => `${key}=${value}`);
  return `  ${code} ${pack}/${file} at ${at === '' ? '(file)' : at} ${rest.join(' ')}`.trimEnd();
};

const summaryOfGuidance = ({ manifest, topics, facts, sources, check }: GuidancePack): string => {
  const statements = topics.reduce((sum, topic) => sum + [...statementsOf(topic)].length, 0);
  return `${manifest.id} ${manifest.version}: ${topics.length} topics, ${statements} statements, ${facts.size} facts, ${sources.size} sources${summaryOfCheck(check)}`;
};

const summaryOfCheck = (check: GuidancePack['check']): string =>
  check === null
    ? ''
    : `, ${check.questions.length} questions, ${check.rules.size} rules, ${check.outcomes.length} outcomes, ${check.examples.length} examples`;

const summaryOfContacts = ({ manifest, contacts, taxonomy, synonyms }: ContactsPack): string =>
  `${manifest.id} ${manifest.version}: ${contacts.length} contacts, ${taxonomy.length} categories, ${synonyms.length} synonym groups`;

/** The packs below a folder as the program reads them, with a line about each and one a problem. */
export interface CheckedContent {
  readonly guidance: readonly GuidancePack[];
  readonly contacts: readonly ContactsPack[];
  readonly lines: readonly string[];
  readonly isGood: boolean;
}

/** Reads every pack below `content` with the program's own readers. */
export function checkContent(content: string): CheckedContent {
  const lines: string[] = [];
  const guidance: GuidancePack[] = [];
  const contacts: ContactsPack[] = [];
  const problems: AppError[] = [];
  for (const id of packIds(content)) {
    const files = readPackFiles(path.join(content, id));
    const manifest = files.find(file => file.path === manifestName)?.text ?? '';
    if (/"kind":\s*"contacts"/.test(manifest)) {
      const found = inspectContactsPack(id, files);
      problems.push(...found.problems);
      if (found.pack !== null) contacts.push(found.pack);
    } else {
      const found = inspectGuidancePack(id, files);
      problems.push(...found.problems);
      if (found.pack !== null) guidance.push(found.pack);
    }
  }
  lines.push(...guidance.map(summaryOfGuidance), ...contacts.map(summaryOfContacts));
  const directory = { contacts: contacts.flatMap(pack => pack.contacts) };
  for (const one of guidance) problems.push(...checkLinks(one, directory));
  lines.push(...problems.map(lineOf));
  return { guidance, contacts, lines, isGood: problems.length === 0 };
}

/** `node build/check-content.ts [folder of packs]` */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { lines, isGood } = checkContent(process.argv[2] ?? contentFolder);
  for (const line of lines) console.log(line);
  process.exitCode = isGood ? 0 : 1;
}
