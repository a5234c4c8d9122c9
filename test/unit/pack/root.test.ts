import { describe, expect, it } from 'vitest';
import {
  advanceRoot,
  chainText,
  fingerprintOf,
  isFingerprint,
  newestRoot,
  parseChain,
  type Root,
} from '../../../core/pack/root.ts';
import { publicKeyOf } from '../../../core/pack/signing.ts';
import { aRoot, knownKey, rootKeys, signRoot } from '../../helpers/signed-pack.ts';
import { refusalOf } from '../../helpers/thrown.ts';

const day = '2026-12-01';
const newKeys = ['root 4', 'root 5', 'root 6'].map(knownKey);
const first = signRoot(aRoot());
const second = (over: Partial<Root> = {}): Root =>
  aRoot({ version: 2, packKeys: [publicKeyOf(knownKey('pack 2'))], ...over });
const renewed = second({ rootKeys: newKeys.map(publicKeyOf) });
const reasonOf = (work: () => unknown): unknown => {
  const { code, reason } = refusalOf(work);
  expect(code).toBe('pack-root-refused');
  return reason;
};

describe('a chain of roots (G12)', () => {
  it('is believed when two of three keys signed its first root', () => {
    expect(newestRoot([first])).toEqual(aRoot());
    expect(newestRoot([signRoot(aRoot(), rootKeys)])).toEqual(aRoot());
    expect(reasonOf(() => newestRoot([signRoot(aRoot(), rootKeys.slice(0, 1))]))).toBe('too-few-signatures');
  });

  it('goes on when two keys of the root before have signed too', () => {
    const both = [...rootKeys.slice(1), ...newKeys.slice(0, 2)];
    expect(newestRoot([first, signRoot(renewed, both)])).toEqual(renewed);
    expect(newestRoot([first, signRoot(second())])).toEqual(second());
  });

  it.each([
    ['one of the keys before', [rootKeys[0], ...newKeys], 'not-signed-by-the-one-before'],
    ['none of the keys before', newKeys, 'not-signed-by-the-one-before'],
    ['one of its own keys', [...rootKeys, newKeys[0]], 'too-few-signatures'],
    ['none of its own keys', rootKeys, 'too-few-signatures'],
  ])('does not go on to a root signed by %s', (_name, by, reason) => {
    const keys = by.filter(key => key !== undefined);
    expect(reasonOf(() => newestRoot([first, signRoot(renewed, keys)]))).toBe(reason);
  });

  it('does not count a key twice, a stranger, or a signature over another root', () => {
    const [one] = signRoot(aRoot()).signatures;
    if (one === undefined) throw new Error('no signature');
    const twice = { root: aRoot(), signatures: [one, one] };
    expect(reasonOf(() => newestRoot([twice]))).toBe('signed-twice');
    const stranger = signRoot(aRoot(), [...rootKeys, knownKey('a stranger')]);
    expect(reasonOf(() => newestRoot([stranger]))).toBe('signature');
    const moved = { ...first, root: aRoot({ organization: 'Somebody else' }) };
    expect(reasonOf(() => newestRoot([moved]))).toBe('signature');
  });

  it('does not go on to a version that was skipped or goes back', () => {
    for (const version of [1, 3])
      expect(reasonOf(() => newestRoot([first, signRoot(second({ version }))]))).toBe('version-skipped');
  });

  it('does not go on from the root that is trusted when it is another one', () => {
    const other = aRoot({ organization: 'Another organisation' });
    expect(reasonOf(() => advanceRoot(other, [first], day))).toBe('another-chain');
    // A chain that begins after the trusted root proves nothing about it.
    const third = signRoot(second({ version: 3 }));
    expect(reasonOf(() => advanceRoot(aRoot(), [third], day))).toBe('another-chain');
    expect(reasonOf(() => advanceRoot(aRoot(), [signRoot(second())], day))).toBe('another-chain');
  });

  it('never leads back: a shorter chain is judged by the newer root that is trusted', () => {
    expect(advanceRoot(second(), [first], day)).toEqual(second());
    expect(advanceRoot(aRoot(), [first, signRoot(second())], day)).toEqual(second());
  });

  it('ends with the last day of its newest root, whatever an older one said', () => {
    const short = second({ expiresOn: '2026-11-30' });
    expect(reasonOf(() => advanceRoot(aRoot(), [first, signRoot(short)], day))).toBe('expired');
    expect(
      reasonOf(() =>
        advanceRoot(aRoot({ expiresOn: day }), [signRoot(aRoot({ expiresOn: day }))], '2026-12-02'),
      ),
    ).toBe('expired');
    expect(advanceRoot(aRoot({ expiresOn: day }), [signRoot(aRoot({ expiresOn: day }))], day).version).toBe(
      1,
    );
  });

  it('is read in the one way it can be written', () => {
    const text = chainText([first]);
    expect(parseChain(text)).toEqual([first]);
    expect(reasonOf(() => parseChain(`${text} `))).toBe('not-canonical');
    expect(reasonOf(() => parseChain(JSON.stringify({ roots: [first] }, null, 1)))).toBe('not-canonical');
    expect(reasonOf(() => parseChain(text.slice(1)))).toBe('not-json');
    expect(reasonOf(() => parseChain('{"roots":[]}'))).toBe('shape');
    expect(reasonOf(() => parseChain(' '.repeat(300_000)))).toBe('too-large');
  });

  it.each([
    ['another threshold', { ...aRoot(), threshold: 1 }],
    ['two keys', aRoot({ rootKeys: aRoot().rootKeys.slice(1) })],
    ['the same key twice', aRoot({ rootKeys: [0, 0, 1].map(i => aRoot().rootKeys[i] ?? '') })],
    ['a root key that signs packs too', aRoot({ packKeys: aRoot().rootKeys.slice(0, 1) })],
    ['a hidden character in the name', aRoot({ organization: 'Example\u202eorganisation' })],
  ])('is refused with %s', (_name, root) => {
    const text = JSON.stringify({ roots: [{ root, signatures: first.signatures }] });
    expect(reasonOf(() => parseChain(text))).toMatch(/^(?:shape|not-json)$/);
  });
});

describe('the fingerprint of a root', () => {
  it('has eight groups of four and is another one for any change', () => {
    expect(fingerprintOf(aRoot())).toMatch(/^(?:[0-9a-f]{4} ){7}[0-9a-f]{4}$/);
    const others = [aRoot({ version: 2 }), aRoot({ organization: 'X' }), second(), renewed];
    expect(new Set([aRoot(), ...others].map(fingerprintOf)).size).toBe(5);
  });

  it('fits as people type it, and nothing less', () => {
    const words = fingerprintOf(aRoot());
    for (const typed of [
      words,
      words.toUpperCase(),
      words.replaceAll(' ', '-'),
      ` ${words.replaceAll(' ', '')} `,
    ])
      expect(isFingerprint(typed, aRoot())).toBe(true);
    for (const typed of ['', words.slice(0, 34), words.slice(5), `${words} 0000`, fingerprintOf(second())])
      expect(isFingerprint(typed, aRoot())).toBe(false);
  });
});
