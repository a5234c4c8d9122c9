import path from 'node:path';
import { contentFolder, readPackFiles } from '../../build/pack-files.ts';
import { readContactsPack } from '../../core/pack/read-contacts-pack.ts';
import { readGuidancePack } from '../../core/pack/read-guidance-pack.ts';
import { fictionalContacts } from './contacts-pack.ts';
import { durationOf, type Measurement, medianOf } from './report.ts';

const rounds = 5;

async function benchPack(name: string, read: () => unknown): Promise<Measurement> {
  const durations: number[] = [];
  for (let round = 0; round < rounds; round++) durations.push(await durationOf(read));
  return medianOf(name, durations);
}

/** Checking and parsing a pack whose files are in memory: the shipped ones, and one of 10,000 contacts in `folder`. */
export async function benchPacks(folder: string): Promise<Measurement[]> {
  const guidance = readPackFiles(path.join(contentFolder, 'guidance-pl'));
  const contacts = readPackFiles(path.join(contentFolder, 'contacts-malopolska'));
  const many = readPackFiles(path.join(folder, fictionalContacts));
  return [
    await benchPack('packs.read-guidance', () => readGuidancePack('guidance-pl', guidance)),
    await benchPack('packs.read-contacts', () => readContactsPack('contacts-malopolska', contacts)),
    await benchPack('packs.read-10000-contacts', () => readContactsPack(fictionalContacts, many)),
  ];
}
