import { subscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';

/**
 * Loaded before a host's own code (`node --import`): the host must call nobody, so every connection it tries is named
 * on the error channel, which the harness expects to stay empty.
 */
subscribe('net.client.socket', message => {
  if (typeof message !== 'object' || message === null || !('socket' in message)) return;
  if (!(message.socket instanceof Socket)) return;
  message.socket.on('connectionAttempt', (address, port) => {
    process.stderr.write(`the host opened a connection to ${address}:${port}\n`);
  });
});
