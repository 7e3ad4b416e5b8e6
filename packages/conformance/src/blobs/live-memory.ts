import { Session } from 'node:inspector/promises';

/** Bytes in buffers that something still refers to; garbage is collected first, so that it does not count. */
export async function liveBufferBytes(): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.collectGarbage');
  } finally {
    session.disconnect();
  }
  return process.memoryUsage().arrayBuffers;
}
