import type { IncomingMessage } from 'node:http';
import { wireMediaType } from '../../core/host/browser-protocol.ts';

/** Status of a refusal. The page learns no more than that. */
export type Refusal = 403 | 404 | 405 | 409 | 413 | 415;

/** A header that is there exactly once, else an empty text. */
export function headerOf(request: IncomingMessage, name: string): string {
  const values = request.headersDistinct[name] ?? [];
  return values.length === 1 ? (values[0] ?? '') : '';
}

/** The value of a cookie, or an empty text. */
export function cookieOf(request: IncomingMessage, name: string): string {
  const pairs = headerOf(request, 'cookie').split('; ');
  return pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

/**
 * A name other than our own address in `Host` is DNS rebinding: somebody's domain that now points to this computer.
 */
export const isForUs = (request: IncomingMessage, host: string): boolean =>
  headerOf(request, 'host') === host;

/** Whether our own page asks. Browsers always say the origin of a POST; all but old Safari also say how the sites relate. */
export function isFromOurPage(request: IncomingMessage, origin: string): boolean {
  const site = request.headers['sec-fetch-site'];
  return headerOf(request, 'origin') === origin && (site === undefined || site === 'same-origin');
}

/** Whether a GET may be answered: a person's own navigation, or a part of our page; not a part of somebody else's. */
export function isFetchedByUsOrPerson(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  return request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document';
}

/** The whole body as text, or the refusal: another media type, more than `maxBytes`, not UTF-8. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | Refusal> {
  if (headerOf(request, 'content-type') !== wireMediaType) return 415;
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return 413;
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) return 415;
    total += chunk.length;
    if (total > maxBytes) return 413;
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return 415;
  }
}
