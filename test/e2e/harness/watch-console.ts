import type { BrowserContext, ConsoleMessage } from 'playwright-core';

const isTrouble = (message: ConsoleMessage): boolean =>
  ['error', 'warning', 'assert'].includes(message.type());

/** Collects what no page may do: errors and warnings of the console, uncaught errors, crashes, requests to anybody else. */
export function watchConsole(context: BrowserContext): readonly string[] {
  const said: string[] = [];
  context.on('console', message => {
    if (isTrouble(message)) said.push(`console ${message.type()}: ${message.text()}`);
  });
  // Requests of the page and of its workers. Loopback is its own host; the sink hears of other loopback ports.
  context.on('request', request => {
    const { protocol, hostname } = new URL(request.url());
    const isOwn =
      /^(?:127\.0\.0\.1|(?:.+\.)?localhost)$/.test(hostname) || ['blob:', 'about:'].includes(protocol);
    if (!isOwn) said.push(`the page asked for ${request.url()}`);
  });
  context.on('weberror', error => said.push(`uncaught: ${error.error().stack ?? String(error.error())}`));
  const watchCrash = (page: ReturnType<BrowserContext['pages']>[number]): void => {
    page.on('crash', () => said.push('the page crashed'));
  };
  for (const page of context.pages()) watchCrash(page);
  context.on('page', watchCrash);
  return said;
}
