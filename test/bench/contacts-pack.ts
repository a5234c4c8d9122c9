import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contentFolder, manifestName } from '../../build/pack-files.ts';
import { projectRoot } from '../../build/vite-config.ts';
import { makeDemoContacts } from '../../core/demo/demo-contacts.ts';
import type { Manifest } from '../../core/pack/manifest.ts';

/** Id of the pack of contacts that do not exist. */
export const fictionalContacts = 'contacts-fictional';
export const fictionalVersion = '2026.11.1';

const inThreeLanguages = (text: string): Manifest['title'] => ({ pl: text, uk: text, en: text });

const manifest: Manifest = {
  product: 'drogowskaz',
  id: fictionalContacts,
  kind: 'contacts',
  version: fictionalVersion,
  format: 1,
  title: inThreeLanguages('Fikcyjne kontakty / Вигадані контакти / Fictional contacts'),
  notice: inThreeLanguages('Nic z tego nie istnieje / Нічого з цього не існує / None of this exists'),
  asOf: '2026-11-21',
  files: [],
};

/**
 * Fills `folder` with packs for a measurement: the shipped guidance, and `count` contacts of which none exists, with
 * the shipped categories and synonyms. The manifest is written by the same tool as for every pack.
 */
export function writeBenchContent(folder: string, { seed, count }: { seed: number; count: number }): void {
  const target = path.join(folder, fictionalContacts);
  mkdirSync(target, { recursive: true });
  cpSync(path.join(contentFolder, 'guidance-pl'), path.join(folder, 'guidance-pl'), { recursive: true });
  for (const name of ['taxonomy.json', 'synonyms.json'])
    cpSync(path.join(contentFolder, 'contacts-malopolska', name), path.join(target, name));
  const contacts = { contacts: makeDemoContacts({ seed, count }) };
  writeFileSync(path.join(target, 'contacts.json'), JSON.stringify(contacts));
  writeFileSync(path.join(target, manifestName), JSON.stringify(manifest));
  const tool = path.join(projectRoot, 'build', 'pack-manifest.ts');
  const { status, stderr } = spawnSync(process.execPath, [tool, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the manifest could not be written: ${stderr}`);
}
