import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HostCallName, type HostHandlers, hostCalls } from '../../../core/host/contract.ts';
import { makeHandle } from '../../../electron/services/handle.ts';
import { testSeed } from '../../helpers/seeded-bytes.ts';
import { startServices } from '../../helpers/start-services.ts';
import { makeTempFolders } from '../../helpers/temp-folder.ts';

const newFolder = makeTempFolders();

const messages = Number(process.env.RUNS || 200_000);
const names = Object.keys(hostCalls);

/** Inputs that do fit, to be bent. */
const fitting: readonly unknown[] = [
  {},
  { language: 'pl', theme: 'dark', idleLockMinutes: 5 },
  { bytes: Uint8Array.of(1) },
  { bytes: null },
  { frames: [Uint8Array.of(1)] },
  { from: 0, maxBytes: 1 },
  { step: 'begin' },
  { step: 'append', frames: [Uint8Array.of(1)] },
  { id: 'guidance-pl' },
  { suggestedName: 'a.csv', mediaType: 'text/csv', bytes: Uint8Array.of(1) },
  { url: 'https://www.gov.pl/' },
  { text: 'a' },
  { busy: true },
  { language: 'uk' },
];

const strange = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
    maxDepth: 3,
  }),
  fc.constantFrom<unknown>(
    Number.NaN,
    -1,
    1e308,
    2 ** 53,
    new Error('x'),
    /x/,
    new ArrayBuffer(8),
    new Uint16Array(3),
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('trap');
        },
        ownKeys: () => {
          throw new Error('trap');
        },
      },
    ),
    JSON.parse('{"__proto__": {"polluted": true}}'),
    JSON.parse('{"constructor": {"prototype": {"polluted": true}}}'),
    'x'.repeat(100_000),
    Array.from({ length: 20_001 }, () => Uint8Array.of(1)),
  ),
);

const bent = fc
  .tuple(
    fc.constantFrom(...fitting),
    fc.constantFrom('bytes', 'frames', 'language', 'step', 'from', 'url', 'extra', '__proto__'),
    strange,
  )
  .map(([base, key, value]) => Object.defineProperty({ ...Object(base) }, key, { value, enumerable: true }));

const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...names) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'toString',
      '__proto__',
      'constructor',
      'host',
      'journal.',
      'journal.append\u0000',
    ),
  },
  { weight: 1, arbitrary: fc.string() },
);

describe(`handle, sent ${messages} strange messages (seed ${testSeed})`, () => {
  it('refuses in constant words what does not fit, lets only fitting input through, and never throws', async () => {
    const { handlers, services } = await startServices(newFolder());
    const isCall = (called: string): called is HostCallName => Object.hasOwn(hostCalls, called);
    let reached = 0;
    const spies = Object.fromEntries(
      Object.keys(handlers).map(called => [
        called,
        (input: unknown) => {
          reached += 1;
          if (!isCall(called) || !hostCalls[called].input.safeParse(input).success)
            throw new Error('unfitting input');
          throw Object.assign(new Error('reached'), { name: 'Reached' });
        },
      ]),
    );
    const bugs: unknown[] = [];
    const watched: HostHandlers = { ...handlers, ...spies };
    const call = makeHandle(watched, { onBug: (_, error) => bugs.push(error) });
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(name, fc.oneof(strange, bent, fc.constantFrom(...fitting)), async (called, input) => {
        const answer = JSON.stringify(await call(called, input));
        if (answer === '{"ok":false,"code":"host-refused-input","details":{}}') refused += 1;
        else expect(answer).toBe('{"ok":false,"code":"bug","details":{}}');
      }),
      { numRuns: messages, seed: testSeed },
    );
    // Every answer that was no refusal came from a handler, and each handler saw only what fits.
    expect(refused + reached).toBe(messages);
    expect(bugs.filter(error => !(error instanceof Error && error.name === 'Reached'))).toEqual([]);
    expect(reached).toBeGreaterThan(messages / 100);
    expect('polluted' in {}).toBe(false);
    await services.close();
  });
});
