import { describe, expect, it } from 'vitest';
import { inflateWithZlib } from '../../build/pack-tool/inflate.ts';
import { AppError } from '../../core/errors.ts';
import { openPackFile } from '../../core/pack/open-pack-file.ts';
import { encodeFrame, type PackFrame, parseFrame } from '../../core/pack/pack-file.ts';
import { readGuidancePack } from '../../core/pack/read-guidance-pack.ts';
import { guidanceContents, sealPack } from '../helpers/pack-builder.ts';
import { type SeededBytes, seededBytes, testSeed } from '../helpers/seeded-bytes.ts';
import { aPackFile, aRelease, aRoot, knownKey, signRoot } from '../helpers/signed-pack.ts';

/** SECURITY.md, G14: fifty thousand in a long run; enough to notice a gap in every other. */
const mutants = process.env.LONG === '1' ? 50_000 : 2_500;

const open = (bytes: Uint8Array) =>
  openPackFile({
    bytes,
    trusted: aRoot(),
    day: '2026-12-01',
    appVersion: '0.1.0',
    installed: async () => ({ version: '2026.11.1', kind: 'guidance', files: null }),
    inflate: inflateWithZlib,
  });

const pick = <T>(chance: SeededBytes, list: readonly T[]): T => {
  const found = list[chance.below(list.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};

/** Changes bytes: flips, inserts, removes, repeats or overwrites a stretch somewhere. */
function mutateBytes(bytes: Uint8Array, chance: SeededBytes): Uint8Array {
  const at = chance.below(bytes.length);
  const length = 1 + chance.below(pick(chance, [1, 4, 64, 1024]));
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap(part => [...part]));
  switch (chance.below(5)) {
    case 0:
      return bytes.map((byte, i) => (i === at ? byte ^ (1 << chance.below(8)) : byte));
    case 1:
      return join(before, chance.bytes(length), after);
    case 2:
      return join(before, after.subarray(length));
    case 3:
      return join(before, after.subarray(0, length), after);
    default:
      return join(before, chance.bytes(Math.min(length, after.length)), after.subarray(length));
  }
}

const words = [
  '2026.12.2',
  '2099.1.1',
  'guidance',
  'contacts',
  '__proto__',
  '../a.json',
  '9999-12-31',
  '',
  '0.0.1',
];

/** Changes a text in a way that keeps it JSON: another word, number, order, or one part more or less. */
function mutateText(text: string, chance: SeededBytes): string {
  const strings = [...text.matchAll(/"[^"\\]*"/g)];
  if (strings.length === 0) return `${text} `;
  const one = pick(chance, strings);
  const replaced = JSON.stringify(pick(chance, [...words, ...strings.map(([word]) => word.slice(1, -1))]));
  switch (chance.below(4)) {
    case 0:
      return text.slice(0, one.index) + replaced + text.slice(one.index + one[0].length);
    case 1:
      return text.replace(/[0-9]+/, () => String(chance.below(1_000_000)));
    case 2:
      return text.replace(/\{/, `{${replaced}:${replaced},`);
    default:
      return ` ${text}`;
  }
}

/** Changes one part of the file and puts it together again, so that its frame still holds. */
function mutateFrame(frame: PackFrame, other: PackFrame, chance: SeededBytes): Uint8Array {
  const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
  const flipped = (hex: string): string => {
    const bytes = bytesOf(hex);
    const at = chance.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
    return Buffer.from(bytes).toString('hex');
  };
  const changes: (() => Partial<PackFrame>)[] = [
    () => ({ manifestText: mutateText(frame.manifestText, chance) }),
    () => ({ chainText: mutateText(frame.chainText, chance) }),
    () => ({ body: mutateBytes(frame.body, chance) }),
    () => ({ key: flipped(frame.key) }),
    () => ({ signature: flipped(frame.signature) }),
    () => ({ [pick(chance, ['manifestText', 'chainText', 'body', 'key', 'signature'] as const)]: undefined }),
  ];
  const change = pick(chance, changes)();
  const whole: Record<string, unknown> = { ...frame };
  for (const [name, value] of Object.entries(change)) whole[name] = value ?? Reflect.get(other, name);
  return encodeFrame({ ...frame, ...whole });
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(Buffer.from(b));

describe(`mutated packs, seed ${testSeed}`, () => {
  it(`${mutants} of them are each refused with a code, whatever was changed (G14)`, async () => {
    const good = await aPackFile();
    const stranger = knownKey('a stranger');
    // Whole and well made, by somebody else: its parts are the best a forger has.
    const files = sealPack('guidance', guidanceContents(), { version: '2026.12.9', release: aRelease() });
    const other = parseFrame(
      await aPackFile({ files, key: stranger, chain: [signRoot(aRoot({ version: 2 }))] }),
    );
    const frame = parseFrame(good);
    const chance = seededBytes(testSeed);
    const codes = new Map<string, number>();
    for (let n = 0; n < mutants; n++) {
      const bytes = n % 2 === 0 ? mutateBytes(good, chance) : mutateFrame(frame, other, chance);
      if (isSame(bytes, good)) continue;
      const outcome = await open(bytes).then(
        () => 'accepted',
        (error: unknown) => (error instanceof AppError ? error.code : `crashed: ${String(error)}`),
      );
      codes.set(outcome, (codes.get(outcome) ?? 0) + 1);
      if (!outcome.startsWith('pack-')) throw new Error(`mutant ${n} of seed ${testSeed}: ${outcome}`);
    }
    expect(codes.get('pack-signature-refused') ?? 0).toBeGreaterThan(mutants / 10);
    expect((await open(good)).manifest.version).toBe('2026.12.1');
  }, 3_600_000);

  it('whose signature is good, because their maker was careless, are read or refused with a code', async () => {
    const chance = seededBytes(testSeed + 1);
    for (let n = 0; n < mutants / 10; n++) {
      const contents = guidanceContents();
      const name = pick(chance, Object.keys(contents));
      const text = mutateText(JSON.stringify(contents[name]), chance);
      const packed = sealPack(
        'guidance',
        { ...contents, [name]: text },
        { version: '2026.12.1', release: aRelease() },
      );
      try {
        const opened = await open(await aPackFile({ files: packed }));
        expect(readGuidancePack('example', opened.files).topics.length).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof AppError)) throw new Error(`pack ${n} of seed ${testSeed}`, { cause: error });
        expect(error.code).toMatch(/^pack-/);
      }
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  }, 3_600_000);
});
