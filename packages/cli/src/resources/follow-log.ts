import type { Execution } from '@qinling/client';
import type { Session } from '../session/session.js';

/** Prints a log as it grows, until the execution has ended; resolves with it. */
export async function followLog(session: Session, id: string): Promise<Execution> {
  const { signal, output } = session;
  const { executions } = await session.connect();
  for await (const part of executions.followLog(id, { signal })) output.write(part);
  // A service that is stopped ends the log before the execution.
  return executions.waitFor(id, { signal });
}
