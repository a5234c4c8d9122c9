import type { BrowserContext, ConsoleMessage } from 'playwright-core';

const isTrouble = (message: ConsoleMessage): boolean =>
  ['error', 'warning', 'assert'].includes(message.type());

/** Collects what no page may say: errors and warnings of the console, uncaught errors, crashes. */
export function watchConsole(context: BrowserContext): readonly string[] {
  const said: string[] = [];
  context.on('console', message => {
    if (isTrouble(message)) said.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', error => said.push(`uncaught: ${error.error().stack ?? String(error.error())}`));
  const watchCrash = (page: ReturnType<BrowserContext['pages']>[number]): void => {
    page.on('crash', () => said.push('the page crashed'));
  };
  for (const page of context.pages()) watchCrash(page);
  context.on('page', watchCrash);
  return said;
}
