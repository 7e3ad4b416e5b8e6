import { shortened } from '../output/text-width.js';
import type { Session } from '../session/session.js';

/** A line on the terminal that is written over and over, and gone in the end. Nothing at all in a pipe. */
export interface ProgressLine {
  show(text: string): void;
  end(): void;
}

const silent: ProgressLine = { show: () => undefined, end: () => undefined };
const wipe = '\r\u001b[K';
/** Faster than this nobody reads, and a terminal over a network would lag. */
const intervalMs = 80;

export function startProgressLine({ errors, environment }: Session): ProgressLine {
  if (errors.isTTY !== true || environment.TERM === 'dumb') return silent;
  let shownAt = Number.NEGATIVE_INFINITY;
  let shown = '';
  return {
    show: (text) => {
      const now = performance.now();
      if (text === shown || now - shownAt < intervalMs) return;
      [shown, shownAt] = [text, now];
      errors.write(`${wipe}${shortened(text, Math.max(1, (errors.columns ?? 80) - 1))}`);
    },
    end: () => {
      if (shown !== '') errors.write(wipe);
    },
  };
}
