import { AppError } from '../errors.ts';

/**
 * Hosts whose pages may be opened outside the program, each with its subdomains: the authorities named by the
 * guidance pack. An address in a contact is shown to be read and copied, and opens only when it is one of these.
 */
export const linkHosts = ['gov.pl', 'europa.eu', 'zus.pl', 'infoopt.pl', 'muw.pl', 'nfz-krakow.pl'] as const;

/**
 * Stricter than the URL standard on purpose: lower-case ASCII host, no credentials, no port, no backslash, quote,
 * space or control character. What is not of this form is refused, never repaired.
 */
const httpsForm =
  /^https:\/\/([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+)((?:[/?#][A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*)?)$/;
/** One address, no headers (`?subject=`…), no list. */
const mailtoForm =
  /^mailto:[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]{1,63})+$/;
const maxLength = 2000;

const isListed = (host: string): boolean =>
  // An `xn--` label can look like another name on screen.
  !host.split('.').some(label => label.startsWith('xn--')) &&
  linkHosts.some(listed => host === listed || host.endsWith(`.${listed}`));

/** Whether the address may be opened outside: https to a listed host, or mailto to one address without headers. */
export function isLinkAllowed(url: string): boolean {
  if (url.length > maxLength) return false;
  const host = httpsForm.exec(url)?.[1];
  return host === undefined ? mailtoForm.test(url) : isListed(host);
}

/** The address itself, when it may be opened. Throws `link-refused`. */
export function requireAllowedLink(url: string): string {
  if (!isLinkAllowed(url)) throw new AppError('link-refused');
  return url;
}
