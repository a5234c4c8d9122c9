import type { FileOrigin } from './parse-json.ts';

export type JsonPath = readonly (string | number)[];

/** One thing of the pack with the place where it stands in its file. */
export interface Placed<T> {
  readonly origin: FileOrigin;
  readonly at: JsonPath;
  readonly value: T;
}

/** Values of a list of a file with their places. */
export const placeAll = <T>(origin: FileOrigin, name: string, values: readonly T[] = []): Placed<T>[] =>
  values.map((value, index) => ({ origin, at: [name, index], value }));

/** A part of a placed thing, with the place of the part. */
export const partOf = <T>({ origin, at }: Placed<unknown>, step: JsonPath, value: T): Placed<T> => ({
  origin,
  at: [...at, ...step],
  value,
});
