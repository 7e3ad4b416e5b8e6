import type { Session } from '../session/session.js';
import { startProgressLine } from './progress-line.js';

const frames = ['|', '/', '-', '\\'];
const frameMs = 120;

/** Waits under a line that moves: `/ Running: 3.2 s`. `describe` says what is waited for; it may change. */
export async function whileWaiting<Result>(
  session: Session,
  describe: () => string,
  work: () => Promise<Result>,
): Promise<Result> {
  const line = startProgressLine(session);
  const startedAt = performance.now();
  let frame = 0;
  const draw = (): void => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    line.show(`${frames[frame % frames.length]} ${describe()}: ${seconds} s`);
    frame += 1;
  };
  draw();
  const timer = setInterval(draw, frameMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    line.end();
  }
}
