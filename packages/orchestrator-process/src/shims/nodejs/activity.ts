import { setImmediate as nextTurn } from 'node:timers/promises';

/** What keeps the event loop alive, by kind. */
type Activity = ReadonlyMap<string, number>;

// Connections may stay: keeping them is what the state of a module is for.
const lasting = new Set(['PipeWrap', 'TCPSocketWrap', 'TLSWrap', 'UDPWrap', 'TTYWrap']);

/** What goes on now, connections aside. */
export function presentActivity(): Activity {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo())
    if (!lasting.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Whether more goes on than there did then. */
export async function isBusierThan(then: Activity): Promise<boolean> {
  if (!exceeds(presentActivity(), then)) return false;
  // What has just called back still counts until its callback has returned.
  await nextTurn();
  return exceeds(presentActivity(), then);
}

function exceeds(now: Activity, then: Activity): boolean {
  return [...now].some(([kind, count]) => count > (then.get(kind) ?? 0));
}
