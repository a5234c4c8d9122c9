/**
 * Switches with which somebody else could look into the program, run code in it, or lead it to another machine.
 * Fuses refuse most; this refuses the rest.
 */
const refusedSwitches: ReadonlySet<string> = new Set([
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-wait',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'load-extension',
  'js-flags',
  'disable-web-security',
  'allow-file-access-from-files',
  'allow-running-insecure-content',
  'disable-site-isolation-trials',
  'enable-blink-features',
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-seccomp-filter-sandbox',
  'single-process',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'browser-subprocess-path',
  'proxy-server',
  'proxy-pac-url',
  'host-rules',
  'host-resolver-rules',
  'ignore-certificate-errors',
  'log-net-log',
  'user-data-dir',
  'use-mock-keychain',
]);

/** Chromium takes a switch with one hyphen as with two, and Windows takes it in any case of letters. */
const switchOf = (argument: string): string | undefined => /^--?([^=]+)/.exec(argument)?.[1]?.toLowerCase();

/** The first refused switch among the arguments, or undefined. */
export const refusedArgument = (argv: readonly string[]): string | undefined =>
  argv.find(argument => refusedSwitches.has(switchOf(argument) ?? ''));
