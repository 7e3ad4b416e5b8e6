import type { Session } from './session.js';

/** Whether somebody is there who can answer. */
export function canAsk({ input, errors }: Session): boolean {
  return input.isTTY === true && errors.isTTY === true;
}

/** Asks yes or no on the terminal; anything but yes is no. */
export async function ask({ input, errors, signal }: Session, question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input, output: errors });
  // The end of the input (Ctrl-D) answers nothing, and the question would wait for ever.
  const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    const answer = await Promise.race([lines.question(`${question} [y/N] `, { signal }), closed]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
