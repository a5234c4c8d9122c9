/** Three values after Kleene: what is not known decides nothing unless it cannot matter. */
export type Truth = 'true' | 'false' | 'unknown';

export const truthOfBoolean = (value: boolean): Truth => (value ? 'true' : 'false');

const opposite = { true: 'false', false: 'true', unknown: 'unknown' } as const;
export const negated = (truth: Truth): Truth => opposite[truth];

/** `deciding` as soon as one part has it; else unknown with one unknown part. */
function joined<T>(parts: readonly T[], truthOf: (part: T) => Truth, deciding: Truth): Truth {
  let isUnknown = false;
  for (const part of parts) {
    const truth = truthOf(part);
    if (truth === deciding) return deciding;
    if (truth === 'unknown') isUnknown = true;
  }
  return isUnknown ? 'unknown' : negated(deciding);
}

export const allTrue = <T>(parts: readonly T[], truthOf: (part: T) => Truth): Truth =>
  joined(parts, truthOf, 'false');
export const anyTrue = <T>(parts: readonly T[], truthOf: (part: T) => Truth): Truth =>
  joined(parts, truthOf, 'true');
