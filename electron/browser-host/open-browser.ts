import { spawn } from 'node:child_process';

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
};

/** Opens an address of ours in the person's browser. Where that fails, the printed address is still there. */
export function openInBrowser(address: string, platform: NodeJS.Platform): void {
  const [command = 'xdg-open', ...args] = openers[platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
