import { once } from 'node:events';
import { createServer } from 'node:http';

/** A proxy on loopback that answers nothing and remembers who was asked for. */
export interface NetworkSink {
  readonly port: number;
  /** Every request that came: "GET http://…", "CONNECT host:443", without those of the browser itself. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * What Chromium asks on its own account, whatever page is open: its updates, its accounts, its form filling. No page
 * can ask these through its policy, and watch-console.ts sees every request of a page whatever its target.
 */
const browsersOwn =
  /\/\/update\.googleapis\.com\/|^CONNECT (?:update|content-autofill)\.googleapis\.com:443$|^CONNECT accounts\.google\.com:443$/;

/** The cut network: whatever a browser would send out ends here. */
export async function openNetworkSink(): Promise<NetworkSink> {
  const requests: string[] = [];
  const note = (request: string): void => {
    if (!browsersOwn.test(request)) requests.push(request);
  };
  const server = createServer((request, response) => {
    note(`${request.method} ${request.url}`);
    response.writeHead(502, { connection: 'close' }).end();
  });
  server.on('connect', (request, socket) => {
    note(`CONNECT ${request.url}`);
    // A browser that is killed resets the connection; after CONNECT nobody but us would hear of it.
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 502 No network\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sink has no port');
  return {
    port: address.port,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * Switches under which Chromium reaches nobody but `ownHosts`: everything else goes to the sink, and no name is
 * looked up. `<-loopback>` takes loopback addresses into the proxy as well, which Chromium would otherwise spare.
 */
export const cutNetworkArgs = (sink: NetworkSink, ownHosts: readonly string[]): string[] => [
  `--proxy-server=http://127.0.0.1:${sink.port}`,
  `--proxy-bypass-list=${['<-loopback>', ...ownHosts].join(';')}`,
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost',
];
