/** Versions of the protocol one side speaks, both ends included. */
export interface VersionRange {
  readonly oldest: number;
  readonly newest: number;
}

/** What this program speaks. */
export const spokenVersions: VersionRange = { oldest: 1, newest: 1 };

/** What two sides have in common, or which of them has to be upgraded first. */
export type Negotiation =
  | { readonly kind: 'agreed'; readonly version: number }
  | { readonly kind: 'upgrade'; readonly who: 'client' | 'server' };

/** The newest version both speak. */
export function negotiate(client: VersionRange, server: VersionRange): Negotiation {
  const version = Math.min(client.newest, server.newest);
  if (version >= client.oldest && version >= server.oldest) return { kind: 'agreed', version };
  return { kind: 'upgrade', who: client.newest < server.oldest ? 'client' : 'server' };
}
