/** Joins class names; what is missing or false is left out. */
export const cx = (...parts: readonly (string | false | null | undefined)[]): string =>
  parts.filter(part => typeof part === 'string' && part !== '').join(' ');
