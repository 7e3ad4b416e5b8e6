import { Connection } from '../load/connection.js';
import type { ChildServer } from '../servers/child-server.js';

const requests = 3000;
const mebibyte = 2 ** 20;

/** Tells how far the resident memory of a server has risen by now above three moments. */
export type ResidentGrowth = () => Promise<string>;

/**
 * Follows a server that has not answered anything yet: warms it up with small requests, since a heap that was never filled grows by what any work leaves, and has it take a
 * first upload.
 */
export async function watchResident(
  server: ChildServer,
  path: string,
  upload: () => Promise<unknown>,
): Promise<ResidentGrowth> {
  const cold = await server.usage();
  const connection = new Connection(server.port);
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  for (let count = 0; count < requests; count += 1) await connection.send(request);
  connection.close();
  const warm = await server.usage();
  await upload();
  const first = await server.usage();
  return async () => {
    const { peakResidentBytes } = await server.usage();
    const [fromCold, fromWarm, fromFirst] = [cold, warm, first].map(({ residentBytes }) =>
      ((peakResidentBytes - residentBytes) / mebibyte).toFixed(0),
    );
    return `${fromWarm} MiB above where ${requests} small requests had left it (${fromCold} above its start, ${fromFirst} above the end of the first upload)`;
  };
}
