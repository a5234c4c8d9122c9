import { describe, expect, it } from 'vitest';
import { type EventStream, makeWindowSlot } from '../../../electron/browser-host/window-slot.ts';

/** A stream that a test closes. */
function makeStream(): EventStream & { readonly written: string[]; close(): void } {
  const written: string[] = [];
  const listeners: (() => void)[] = [];
  return {
    written,
    write: text => written.push(text),
    onClosed: listener => listeners.push(listener),
    close: () => {
      for (const listener of listeners) listener();
    },
  };
}

/** A slot whose patience ends when the test says so. */
function makeSlot() {
  const timers = new Set<() => void>();
  const setTimer = (work: () => void): (() => void) => {
    timers.add(work);
    return () => timers.delete(work);
  };
  return {
    timers,
    slot: makeWindowSlot({ patienceMs: 2000, setTimer }),
    endPatience: () => {
      for (const work of timers) work();
    },
  };
}

describe('the place of the one window', () => {
  it('goes to one of two that ask in the same moment', async () => {
    const { slot, endPatience } = makeSlot();
    const taken = [slot.take('a', makeStream()), slot.take('b', makeStream())];
    endPatience();
    expect(await Promise.all(taken)).toEqual([true, false]);
    expect([slot.isLive('a'), slot.isLive('b')]).toEqual([true, false]);
  });

  it('goes to one of those that waited when it becomes free', async () => {
    const { slot, timers } = makeSlot();
    const first = makeStream();
    await slot.take('a', first);
    const waiting = [slot.take('b', makeStream()), slot.take('c', makeStream())];
    expect(slot.isLive('a')).toBe(true);
    first.close();
    expect(await Promise.all(waiting)).toEqual([true, false]);
    expect([slot.isLive('a'), slot.isLive('b'), slot.isLive('c')]).toEqual([false, true, false]);
    expect(timers.size).toBe(0);
  });

  it('does not go to one that has gone while it waited', async () => {
    const { slot } = makeSlot();
    const [first, second] = [makeStream(), makeStream()];
    await slot.take('a', first);
    const waiting = slot.take('b', second);
    second.close();
    first.close();
    expect(await waiting).toBe(false);
    expect(slot.hasWindow()).toBe(false);
  });

  it('stays with the one that has it when the other’s patience ends', async () => {
    const { slot, endPatience } = makeSlot();
    const first = makeStream();
    await slot.take('a', first);
    const waiting = slot.take('b', makeStream());
    endPatience();
    expect(await waiting).toBe(false);
    expect(slot.send({ type: 'close-requested' })).toBe(true);
    expect(first.written).toEqual(['data: {"type":"close-requested"}\n\n']);
  });

  it('is not given up by the end of an older window', async () => {
    const { slot } = makeSlot();
    const [first, second] = [makeStream(), makeStream()];
    await slot.take('a', first);
    first.close();
    await slot.take('b', second);
    first.close();
    expect(slot.isLive('b')).toBe(true);
    second.close();
    await slot.whenFree();
    expect(slot.send({ type: 'close-requested' })).toBe(false);
  });
});
