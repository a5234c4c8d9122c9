/**
 * How the page and the browser host find each other over loopback HTTP. The address that is opened carries a launch
 * code in its fragment; the page exchanges it once for a cookie (sent by the browser, unreadable to scripts) and a
 * key (kept by the page for its tab). Every call needs both, and names the window whose event stream is open.
 */
export const sessionPath = '/session';
export const eventsPath = '/events';
/** Followed by the name of a call. */
export const callPath = '/call/';
/** A second start of the program asks the running host for a new address here. */
export const reopenPath = '/reopen';

/** Plain pages for a tab that cannot be the program's window. */
export const alreadyOpenPath = '/already-open';
export const notLaunchedPath = '/not-launched';

export const launchFragment = '#launch=';
/** Secrets and window ids are this many bytes, written in hexadecimal. */
export const tokenBytes = 32;

/** Custom headers: a page of another origin cannot send them without asking first, and is not allowed to. */
export const keyHeader = 'x-drogowskaz-key';
export const windowHeader = 'x-drogowskaz-window';
export const wireMediaType = 'application/json';
