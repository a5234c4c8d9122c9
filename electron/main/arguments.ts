/** Switches with which somebody else could look into the program or run code in it. Fuses refuse most; this refuses the rest. */
const refusedSwitches = [
  '--inspect',
  '--inspect-brk',
  '--remote-debugging-port',
  '--remote-debugging-pipe',
  '--remote-allow-origins',
  '--load-extension',
  '--disable-web-security',
  '--no-sandbox',
  '--js-flags',
  '--proxy-server',
  '--host-rules',
  '--user-data-dir',
] as const;

/** The first refused switch among the arguments, or undefined. */
export const refusedArgument = (argv: readonly string[]): string | undefined =>
  argv.find(argument => refusedSwitches.some(name => argument === name || argument.startsWith(`${name}=`)));
