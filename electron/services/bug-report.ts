/**
 * One text for the log: where a bug was met, its class and the way to it. Messages stay out: they may hold what
 * somebody typed.
 */
export function bugReport(where: string, error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frames = stack.split('\n').filter(line => /^\s+at /.test(line));
  const name = error instanceof Error ? error.name : typeof error;
  return [`Drogowskaz met a bug in ${where}: ${name}`, ...frames].join('\n');
}
