import type { Server } from 'node:http';

/** Refuses new connections, lets requests that are under way end, and cuts off those that take longer than `graceSeconds`. */
export async function stopListening(server: Server, graceSeconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const timer = setTimeout(() => server.closeAllConnections(), graceSeconds * 1000);
  await closed;
  clearTimeout(timer);
}
