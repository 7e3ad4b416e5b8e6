import type { Server } from 'node:http';
import type { Usage } from './child-server.js';

/** Lets a server listen for the process that forked this one: tells it the port, answers its questions, and ends with it. */
export async function serve(server: Server, close: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.on('message', () => process.send?.(usage()));
  process.once('disconnect', async () => {
    server.closeAllConnections();
    server.close();
    await close();
    process.exit(0);
  });
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return {
    cpuSeconds: (user + system) / 1e6,
    residentBytes: process.memoryUsage.rss(),
    peakResidentBytes: process.resourceUsage().maxRSS * 1024,
  };
}
