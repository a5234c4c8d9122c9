/**
 * Scheme and host of the page in Electron. NEVER change: IndexedDB belongs to this origin, and another origin
 * would find an empty database (the journal would rebuild it, at a price).
 */
export const appScheme = 'app';
export const appHost = 'desk';
export const appOrigin = `${appScheme}://${appHost}`;
export const appPage = `${appOrigin}/index.html`;

/** The one channel for calls and the one for events. NEVER change one side alone. */
export const callChannel = 'drogowskaz:call';
export const eventChannel = 'drogowskaz:event';
