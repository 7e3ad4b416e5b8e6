import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Usage } from './child-server.js';

const resolutionMilliseconds = 1;
const delays = monitorEventLoopDelay({ resolution: resolutionMilliseconds });

/** Lets a server listen for the process that forked this one: tells it the port, answers its questions, and ends with it. */
export async function serve(server: Server, close: () => Promise<void>): Promise<void> {
  // The connections of one side wait while the other one is measured.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.on('message', (question) => {
    // Only on demand: it wakes the process a thousand times a second.
    if (question === 'watch') delays.enable();
    else process.send?.(usage());
  });
  process.once('disconnect', async () => {
    server.closeAllConnections();
    server.close();
    await close();
    process.exit(0);
  });
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
}

/** From Linux, its own; elsewhere it is not less than what the process had that this one was forked from. */
function peakResidentBytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kibibytes] = /^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'latin1')) ?? [];
  return Number(kibibytes) * 1024;
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const longestDelay = delays.max / 1e9 - resolutionMilliseconds / 1e3;
  delays.reset();
  return {
    cpuSeconds: (user + system) / 1e6,
    residentBytes: process.memoryUsage.rss(),
    peakResidentBytes: peakResidentBytes(),
    longestStallSeconds: Math.max(0, longestDelay),
  };
}
