import { setTimeout as sleep } from 'node:timers/promises';
import type { Runtime } from '@qinling/client';
import { CommandFailure } from '../errors/command-failure.js';
import { whileWaiting } from '../progress/waiting.js';
import type { Session } from '../session/session.js';

const longestPauseMs = 1000;

/** The runtime, once it is settled. Throws `CommandFailure` when it ends in an error. */
export async function waitForRuntime(session: Session, started: Runtime): Promise<Runtime> {
  const { signal } = session;
  const { runtimes } = await session.connect();
  let runtime = started;
  await whileWaiting(
    session,
    () => `Runtime ${runtime.status}`,
    async () => {
      for (let pauseMs = 50; isUnderWay(runtime); pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
        await sleep(pauseMs, undefined, { signal });
        runtime = await runtimes.get(runtime.id, { signal });
      }
    },
  );
  if (runtime.status === 'error') {
    throw new CommandFailure(`Runtime ${runtime.id} could not be prepared from ${runtime.image}.`, [
      `The service's log says why. qinling runtime delete ${runtime.id} removes it.`,
    ]);
  }
  return runtime;
}

function isUnderWay({ status }: Runtime): boolean {
  return status === 'creating' || status === 'upgrading';
}
