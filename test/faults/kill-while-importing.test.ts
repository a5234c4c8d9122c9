import path from 'node:path';
import { expect, it } from 'vitest';
import { contentFolder, readPackFiles } from '../../build/pack-files.ts';
import { comparePackVersions } from '../../core/pack/manifest.ts';
import type { PackFile } from '../../core/pack/read-manifest.ts';
import { chainText, fingerprintOf } from '../../core/pack/root.ts';
import { seededBytes, testSeed } from '../helpers/seeded-bytes.ts';
import { aPackFile, aRelease, aRoot, signRoot } from '../helpers/signed-pack.ts';
import { makeTempFolders } from '../helpers/temp-folder.ts';
import { buildDriver, makeVault, type OpenStore, openStore } from './driver/open-store.ts';

const rounds = process.env.LONG === '1' ? 60 : 6;
const chance = seededBytes(testSeed);
const driver = buildDriver('import');
const newFolder = makeTempFolders();
const shipped = readPackFiles(path.join(contentFolder, 'guidance-pl'));
const chain = [signRoot(aRoot({ expiresOn: '2099-12-31' }))];

/** The shipped guidance under another version, signed. */
function offered(version: string): Promise<Uint8Array> {
  const files = shipped.map((file): PackFile => {
    if (file.path !== 'manifest.json') return file;
    const manifest = { ...JSON.parse(file.text), version, release: aRelease({ expiresOn: '2099-12-31' }) };
    return { ...file, text: JSON.stringify(manifest) };
  });
  const manifest = files.find(file => file.path === 'manifest.json');
  const listed: string[] = JSON.parse(manifest?.text ?? '').files.map((file: { path: string }) => file.path);
  const inOrder = listed.flatMap(name => files.find(file => file.path === name) ?? []);
  return aPackFile({ files: [...(manifest === undefined ? [] : [manifest]), ...inOrder], chain });
}

async function guidanceOf(store: OpenStore) {
  // Answered once the packs have been read.
  await store.ask('urgent.list', { language: 'pl' });
  return (await store.ask('desk.status', {})).packs.find(pack => pack.id === 'guidance-pl');
}

it(`a program killed while it takes a newer pack has the old one or the new one, whole (G10, SEED=${testSeed}, ${rounds} rounds)`, async () => {
  const folder = newFolder();
  const options = {
    driver: await driver,
    profile: path.join(folder, 'profile'),
    chromium: path.join(folder, 'chromium'),
  };
  let store = await openStore(options);
  const recoveryKey = await makeVault(store);
  const root = aRoot({ expiresOn: '2099-12-31' });
  const bytes = new TextEncoder().encode(chainText(chain));
  await store.ask('pack.confirmRoot', { bytes, typed: fingerprintOf(root) });
  let atLeast = (await guidanceOf(store))?.version ?? '';
  for (let round = 1; round <= rounds; round++) {
    const version = `2090.1.${round}`;
    const file = new Uint8Array(await offered(version));
    const taking = store
      .ask('pack.inspect', { bytes: file })
      .then(({ token }) => store.ask('pack.activate', { token }))
      .then(() => 'acknowledged')
      .catch(() => 'unknown');
    await new Promise(resolve => setTimeout(resolve, chance.below(1500)));
    const wasAcknowledged = (await Promise.race([taking, Promise.resolve('unknown')])) === 'acknowledged';
    await store.kill();
    await taking;
    store = await openStore(options);
    await store.ask('vault.unlockWithRecoveryKey', { typed: recoveryKey });
    const pack = await guidanceOf(store);
    expect(pack?.problem, `round ${round}`).toBeNull();
    if (wasAcknowledged) atLeast = version;
    expect([atLeast, version], `round ${round}`).toContain(pack?.version);
    expect(comparePackVersions(pack?.version ?? '', atLeast)).toBeGreaterThanOrEqual(0);
    atLeast = pack?.version ?? '';
    const topics = await store.ask('guidance.list', { language: 'pl' });
    expect(topics.length).toBeGreaterThan(30);
    expect([round, await store.notices(), (await store.ask('pack.origin', {})).root?.version]).toEqual([
      round,
      [],
      1,
    ]);
  }
  await store.close();
}, 900_000);
