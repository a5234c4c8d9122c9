import { once } from 'node:events';
import { createServer } from 'node:http';

/** A proxy on loopback that answers nothing and remembers who was asked for. */
export interface NetworkSink {
  readonly port: number;
  /** Every request that came: "GET http://…", "CONNECT host:443". */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** The cut network: whatever a browser would send out ends here. */
export async function openNetworkSink(): Promise<NetworkSink> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.writeHead(502, { connection: 'close' }).end();
  });
  server.on('connect', (request, socket) => {
    requests.push(`CONNECT ${request.url}`);
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
