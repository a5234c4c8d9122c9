import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { beforeAll, expect, it } from 'vitest';
import type { Draft } from '../../../core/consultation/schema.ts';
import { examplesFileSchema } from '../../../core/guidance/check/schema.ts';
import { traceOf } from '../../../core/guidance/check/trace.ts';
import { manifestSchema } from '../../../core/pack/manifest.ts';
import { aDraft } from '../../helpers/a-consultation.ts';
import { aStore, passphrase, shippedPack, withVault } from '../../helpers/a-store.ts';
import { createMemoryHost, memoryDisk } from '../../helpers/memory-host.ts';
import { freshName } from '../../helpers/store-parts.ts';

type Files = { path: string; text: string }[];
let guidance: Files = [];
beforeAll(async () => {
  guidance = await shippedPack('guidance-pl');
});

const manifestOf = (files: Files) =>
  manifestSchema.parse(JSON.parse(files.find(file => file.path === 'manifest.json')?.text ?? ''));

/** The pack as version 2031.1.1, with 20 days in the place of 30 to apply for the PESEL number. */
function newerPack(): Files {
  const others = guidance
    .filter(file => file.path !== 'manifest.json')
    .map(({ path, text }) => {
      if (path !== 'facts/protection.json') return { path, text };
      const file = JSON.parse(text);
      for (const fact of file.facts)
        if (fact.id === 'pesel-ukr-application-period') fact.value = { ...fact.value, count: 20 };
      return { path, text: JSON.stringify(file) };
    });
  const files = others.map(({ path, text }) => {
    const bytes = utf8ToBytes(text);
    return { path, sizeBytes: bytes.length, sha256: bytesToHex(sha256(bytes)) };
  });
  const manifest = { ...manifestOf(guidance), version: '2031.1.1', files };
  return [{ path: 'manifest.json', text: JSON.stringify(manifest) }, ...others];
}

function aComputer() {
  const disk = memoryDisk();
  const name = freshName();
  disk.packs.set('guidance-pl', guidance);
  return {
    disk,
    start: async () => {
      const store = aStore(createMemoryHost(disk), name);
      await store.start();
      return store;
    },
  };
}

const shownTopic = (id: string, handedOut: boolean, packVersion = manifestOf(guidance).version) =>
  ({ kind: 'topic', id, packVersion, openedAt: '2026-11-14T09:01:00.000Z', handedOut }) as const;

const withFields = (n: number, fields: Partial<Draft['fields']>): Draft => {
  const draft = aDraft(n);
  return { ...draft, fields: { ...draft.fields, ...fields } };
};

it('a newer pack lists the visits whose days, papers and open cases rest on what it changes', async () => {
  const computer = aComputer();
  const store = await computer.start();
  await withVault(store);
  const examples = guidance
    .filter(({ path }) => path.startsWith('check/examples/'))
    .flatMap(({ text }) => examplesFileSchema.parse(JSON.parse(text)).examples);
  const example = examples.find(
    ({ expect: { due, applies } }) =>
      applies.includes('apply-pesel-ukr') &&
      Object.entries(due ?? {}).some(
        ([step, on]) => step.startsWith('apply-pesel-ukr/') && on > '2026-11-14',
      ),
  );
  if (example === undefined) throw new Error('no example reaches the day');
  const shown = await store.call('check.evaluate', { answers: example.answers, on: example.asOf });
  if (shown === null) throw new Error('the pack has no guided check');
  const trace = traceOf(shown, example.answers);

  const inCase = await store.call('consultation.finish', withFields(1, { trace }));
  const person = { givenName: 'Olena', familyName: 'Zmyślona', phone: '' };
  await store.call('case.open', { consultationId: inCase.id, person });
  const finish = async (n: number, topic: ReturnType<typeof shownTopic>) =>
    (await store.call('consultation.finish', withFields(n, { shown: [topic] }))).id;
  const onPaper = await finish(2, shownTopic('temporary-protection-ukr', true));
  await finish(3, shownTopic('temporary-protection-ukr', false));
  await finish(4, shownTopic('driving-licence', true));
  await finish(5, shownTopic('temporary-protection-ukr', true, '2020.1.1'));
  expect(await store.call('guidance.impact', {})).toEqual({ updates: [] });
  await store.end();

  computer.disk.packs.set('guidance-pl', newerPack());
  const later = await computer.start();
  await later.call('vault.unlock', { passphrase });
  const found = await later.call('guidance.impact', {});
  const update = found?.updates[0];
  expect(found?.updates).toHaveLength(1);
  expect(update).toMatchObject({ fromVersion: manifestOf(guidance).version, toVersion: '2031.1.1' });
  expect(update?.changes.map(({ thing, id }) => [thing, id.split(' ')[0]])).toEqual([
    ['fact', 'pesel-ukr-application-period'],
  ]);
  expect(update?.visits.map(({ id }) => id)).toEqual([inCase.id, onPaper]);
  const [first, second] = update?.visits ?? [];
  expect(first).toMatchObject({
    inCase: { name: 'Olena Zmyślona' },
    reasons: ['case-open', 'deadline'],
    outcomes: expect.arrayContaining([expect.objectContaining({ id: 'apply-pesel-ukr' })]),
    changes: [0],
  });
  expect(first?.deadlines.length).toBeGreaterThan(0);
  expect(first?.differences.some(({ id }) => id.startsWith('apply-pesel-ukr'))).toBe(true);
  expect(second).toMatchObject({ inCase: null, reasons: ['hand-out'], deadlines: [], differences: [] });

  const stopped = later.call('guidance.impact', {});
  await later.call('guidance.stopImpact', {});
  expect(await stopped).toBeNull();
  await later.end();
  expect([...store.bugs, ...later.bugs]).toEqual([]);
});
