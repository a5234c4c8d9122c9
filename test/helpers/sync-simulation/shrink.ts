import type { History } from './history.ts';

/** Parts of a list without each of its chunks. */
function* without<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < list.length; at += size) yield [...list.slice(0, at), ...list.slice(at + size)];
}

function* smaller(history: History): Generator<History> {
  const { operations, devices } = history;
  for (let count = 2; count < devices; count += 1) yield { ...history, devices: count };
  for (let size = Math.ceil(operations.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (const fewer of without(operations, size)) yield { ...history, operations: fewer };
  for (const [at, operation] of operations.entries()) {
    if (operation.a === 0 && operation.b === 0) continue;
    yield { ...history, operations: operations.with(at, { ...operation, a: 0, b: 0 }) };
  }
}

/** The smallest failing history found by leaving out computers, operations and faults, while `isBroken` says so. */
export function shrink(history: History, isBroken: (history: History) => boolean): History {
  const next = smaller(history).find(isBroken);
  return next === undefined ? history : shrink(next, isBroken);
}

/** A history as people read it: one operation a line. */
export const tellHistory = ({ devices, restores, operations }: History): string =>
  [
    `${devices} computers, restores: ${restores}`,
    ...operations.map(({ kind, device, record, a, b }) =>
      [`computer ${device % devices}`, kind, `record ${record}`, `(${a}, ${b})`].join(' '),
    ),
  ].join('\n');
