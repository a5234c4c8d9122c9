import { describe, expect, it } from 'vitest';
import { makeExclusive } from '../../../renderer/store/exclusive.ts';
import { makeNewestWrite } from '../../../renderer/store/newest-write.ts';
import { hasSafeKeys } from '../../../renderer/store/own-keys.ts';
import { isWireMessage, ownFunctionOnly } from '../../../renderer/store/wire.ts';

/** A promise with its handles outside. */
const aDeferred = () => Promise.withResolvers<void>();

describe('writing the newest value', () => {
  it('writes one at a time and leaves out what a newer one has overtaken', async () => {
    const written: number[] = [];
    const gates = [aDeferred(), aDeferred()];
    const writer = makeNewestWrite<number>(async value => {
      written.push(value);
      await gates[written.length - 1]?.promise;
    });
    const first = writer.put(1);
    const rest = [writer.put(2), writer.put(3), writer.put(4)];
    expect(written).toEqual([1]);
    gates[0]?.resolve();
    await first;
    expect(written).toEqual([1, 4]);
    gates[1]?.resolve();
    await Promise.all(rest);
    await writer.settle();
    expect(written).toEqual([1, 4]);
  });

  it('tells those who waited for a failed write, and only them', async () => {
    let fails = true;
    const writer = makeNewestWrite<number>(async () => {
      if (fails) throw new Error('full');
    });
    await expect(writer.put(1)).rejects.toThrow('full');
    fails = false;
    await writer.put(2);
  });
});

describe('exclusive work', () => {
  it('runs in order, one at a time, and goes on after a failure', async () => {
    const exclusive = makeExclusive();
    const order: string[] = [];
    const piece = (name: string) => async () => {
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
      if (name === 'b') throw new Error(name);
      return name;
    };
    const results = await Promise.allSettled(['a', 'b', 'c'].map(name => exclusive(piece(name))));
    expect(results.map(result => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });
});

describe('what comes over the line', () => {
  it.each([
    ['{"a":{"__proto__":{"x":1}}}', false],
    ['{"constructor":{"prototype":{}}}', false],
    ['{"list":[{"prototype":1}]}', false],
    ['{"a":{"b":[1,"x",null]}}', true],
    [`${'['.repeat(40)}${']'.repeat(40)}`, false],
  ])('may hold %s: %s', (json, isSafe) => {
    expect(hasSafeKeys(JSON.parse(json))).toBe(isSafe);
  });

  it('is a question or an answer of ours, for a function of our own', () => {
    expect(isWireMessage({ t: 'q', m: 'call', a: ['x', {}], i: '1' })).toBe(true);
    expect(isWireMessage({ t: 's', i: '1', r: 1 })).toBe(true);
    for (const junk of [null, 1, 'x', [], {}, { t: 'q' }, { t: 'q', m: 'call', a: [], x: 1 }, { t: 's' }])
      expect(isWireMessage(junk)).toBe(false);
    const own = { call: () => 1 };
    expect(ownFunctionOnly(own, 'constructor', own.constructor)).toBeUndefined();
    expect(ownFunctionOnly(own, 'call', own.call)).toBe(own.call);
  });
});
