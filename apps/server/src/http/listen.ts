import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError } from '../start/start-error.js';
import { errorCodeOf, systemReason } from '../start/system-reason.js';

/** Listens, and resolves with the port; throws `StartError` when the address cannot be had. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, host, port)));
    server.listen({ host, port }, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

function explained(error: Error, host: string, port: number): StartError {
  const options = { cause: error };
  switch (errorCodeOf(error)) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} of ${host} is taken by another program. Set QINLING_PORT.`,
        options,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new StartError(`${host} is not an address of this machine. Set QINLING_HOST.`, options);
    default:
      return new StartError(`Cannot listen on port ${port} of ${host}: ${systemReason(error)}.`, options);
  }
}

/** The address to print for one that was listened on: where all addresses are meant, this machine's own. */
export function addressUrl(host: string, port: number): string {
  const shown = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}
