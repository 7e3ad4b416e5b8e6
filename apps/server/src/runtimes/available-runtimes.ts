import { setTimeout as delay } from 'node:timers/promises';
import type { Logger, Qinling } from '@qinling/core';
import type { DefaultRuntime } from './default-runtimes.js';

const operator = { projectId: 'default', roles: ['admin'] };

/** How long a start waits for runtimes; what takes longer becomes available later. */
const PATIENCE_SECONDS = 15;

/** Waits until the runtimes are settled, and resolves with those that can be used now. The reason of the others is logged. */
export async function availableRuntimes(
  qinling: Qinling,
  wanted: readonly DefaultRuntime[],
  logger: Logger,
): Promise<readonly DefaultRuntime[]> {
  const deadline = performance.now() + PATIENCE_SECONDS * 1000;
  const available = await Promise.all(
    wanted.map((runtime) => isAvailable(qinling, runtime, deadline, logger)),
  );
  return wanted.filter((_, index) => available[index]);
}

async function isAvailable(
  qinling: Qinling,
  { id, image }: DefaultRuntime,
  deadline: number,
  logger: Logger,
): Promise<boolean> {
  for (;;) {
    const { status, statusReason } = await qinling.runtimes.get(operator, id);
    if (status === 'available') return true;
    if (status === 'error' || performance.now() > deadline) {
      logger.warn({ image, status, statusReason }, `the runtime ${image} is not available`);
      return false;
    }
    // Asked rather than listened for: it may be another host that settles it.
    await delay(20);
  }
}
