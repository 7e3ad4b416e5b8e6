import { Connection } from '../load/connection.js';
import type { ChildServer } from '../servers/child-server.js';

const clients = 4;
const mebibyte = 2 ** 20;

/**
 * Tells how much more memory a fresh server takes for large bodies than for small requests, each for so many seconds. Peaks are compared, since what is
 * resident goes up and down with the garbage collector: under small requests alone, then under one upload after the other, then under both at a time.
 */
export async function residentGrowth(
  server: ChildServer,
  path: string,
  upload: () => Promise<unknown>,
  seconds: number,
): Promise<string> {
  const start = await peakMebibytes(server);
  await smallRequests(server, path, until(seconds));
  const small = await peakMebibytes(server);
  await repeat(upload, until(seconds));
  const uploads = await peakMebibytes(server);
  const isOver = until(seconds);
  await Promise.all([smallRequests(server, path, isOver), repeat(upload, isOver)]);
  const both = await peakMebibytes(server);
  const above = (peak: number): string => (peak - small).toFixed(0);
  return `${above(uploads)} MiB higher with uploads than with small requests alone, and ${above(both)} with both at a time (${start.toFixed(0)} at the start, ${small.toFixed(0)} with small requests)`;
}

function until(seconds: number): () => boolean {
  const end = performance.now() + seconds * 1000;
  return () => performance.now() >= end;
}

/** At least once. */
async function repeat(work: () => Promise<unknown>, isOver: () => boolean): Promise<void> {
  do await work();
  while (!isOver());
}

async function smallRequests(server: ChildServer, path: string, isOver: () => boolean): Promise<void> {
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  const client = async (): Promise<void> => {
    const connection = new Connection(server.port);
    await repeat(() => connection.send(request), isOver);
    connection.close();
  };
  await Promise.all(Array.from({ length: clients }, client));
}

async function peakMebibytes(server: ChildServer): Promise<number> {
  return (await server.usage()).peakResidentBytes / mebibyte;
}
