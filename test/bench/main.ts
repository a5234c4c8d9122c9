import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfChanged } from '../../build/build.ts';
import { projectRoot } from '../../build/vite-config.ts';
import { benchRecords, makeBigVault } from './big-vault.ts';
import { budgetTable } from './budgets.ts';
import { writeBenchContent } from './contacts-pack.ts';
import { benchDesk } from './desk.bench.ts';
import { benchDirectory } from './directory.bench.ts';
import { benchGuidance } from './guidance.bench.ts';
import { benchJournal } from './journal.bench.ts';
import { benchPacks } from './packs.bench.ts';
import { type Measurement, rounded } from './report.ts';
import { placeIn } from './running-program.ts';
import { benchSealing } from './sealing.bench.ts';
import { benchSearch } from './search.bench.ts';

const seed = 20_261_121;
const contacts = 10_000;
const defaultSizes = [1000, 60_000];
const sealedRecords = 3000;
const somePointId = '019aa000-0000-7000-8000-000000000000';

const measured: Measurement[] = [];

function report(found: readonly Measurement[]): void {
  for (const { name, value, unit, n } of found) {
    measured.push({ name, value, unit, n });
    console.log(JSON.stringify({ name, value: rounded(value), unit, n }));
  }
}

async function desk(folder: string, consultations: number): Promise<void> {
  const place = placeIn(folder);
  cpSync(path.join(projectRoot, 'out', 'renderer'), place.page, { recursive: true });
  writeBenchContent(place.content, { seed, count: contacts });
  await makeBigVault(place, { seed, consultations, contacts });
  await benchDesk(place, found =>
    report(found.map(one => ({ ...one, name: `desk-${consultations}.${one.name}` }))),
  );
}

/** Parts of the bench by the word that `--only` takes; each gets an empty folder of its own. */
const parts: Readonly<Record<string, (folder: string, sizes: readonly number[]) => Promise<void>>> = {
  sealing: async () => {
    const plan = { seed, consultations: sealedRecords, contacts: 100 };
    report(benchSealing(benchRecords(plan, somePointId).consultations));
  },
  packs: async folder => {
    writeBenchContent(folder, { seed, count: contacts });
    report(await benchPacks(folder));
  },
  directory: async folder => {
    writeBenchContent(folder, { seed, count: contacts });
    report(await benchDirectory(folder));
  },
  guidance: async () => report(await benchGuidance()),
  journal: async folder => report(await benchJournal(path.join(folder, 'profile'))),
  search: () => benchSearch(report),
  desk: async (folder, sizes) => {
    await buildIfChanged();
    for (const size of sizes) await desk(path.join(folder, String(size)), size);
  },
};

/** `npm run bench [-- --only <part>] [--size <consultations>]` */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, size: { type: 'string' } } });
  const chosen = Object.entries(parts).filter(([word]) => values.only === undefined || values.only === word);
  if (chosen.length === 0) throw new Error(`no such part; there are: ${Object.keys(parts).join(', ')}`);
  const [load = 0] = loadavg();
  console.error(
    `load ${load.toFixed(1)} on ${availableParallelism()} cores; others at work spoil what is measured`,
  );
  const sizes = values.size === undefined ? defaultSizes : [Number(values.size)];
  // Not the system's folder for temporary files: that is often memory, where a flush costs nothing.
  const cache = path.join(projectRoot, '.cache');
  if (!existsSync(cache)) mkdirSync(cache);
  const folder = await mkdtemp(path.join(cache, 'bench-'));
  try {
    for (const [word, run] of chosen) {
      const own = path.join(folder, word);
      mkdirSync(own);
      await run(own, sizes);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  console.error(budgetTable(measured));
}

await main();
