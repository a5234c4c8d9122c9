const textOf = (value: unknown): string => {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new Error('canonical JSON holds well-formed text only');
    return JSON.stringify(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('canonical JSON holds finite numbers only');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  if (typeof value !== 'object') throw new Error('canonical JSON holds plain values only');
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${textOf(inner)}`).join(',')}}`;
};

/**
 * The one way to write a value as JSON, so that what is signed or hashed cannot be written in two ways: keys in the
 * order of their UTF-16 units and no space. Throws for what is not plain JSON data.
 */
export const canonicalJson = (value: unknown): string => textOf(value);
