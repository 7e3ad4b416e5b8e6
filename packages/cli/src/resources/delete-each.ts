import { CommandFailure } from '../errors/command-failure.js';
import { describeError } from '../errors/describe-error.js';
import { printable } from '../output/value-text.js';
import { ask, canAsk } from '../session/ask.js';
import { note, printLine, type Session } from '../session/session.js';

export interface Deletion {
  readonly noun: string;
  readonly words: readonly string[];
  /** Nobody is asked. */
  readonly isSure: boolean;
  readonly delete: (word: string) => Promise<void>;
}

const mostShown = 20;

/** Deletes one after another, and goes on after a refusal. Several are asked about, where somebody can answer. Throws when any was refused. */
export async function deleteEach(session: Session, deletion: Deletion): Promise<void> {
  const { noun, isSure } = deletion;
  const words = [...new Set(deletion.words)];
  if (words.length > 1 && !isSure && canAsk(session)) {
    for (const word of words.slice(0, mostShown)) note(session, `  ${printable(word)}`);
    if (words.length > mostShown) note(session, `  and ${words.length - mostShown} more`);
    const isMeant = await ask(session, `Delete these ${words.length} ${noun}s?`);
    session.signal.throwIfAborted();
    if (!isMeant) throw new CommandFailure('Nothing was deleted.');
  }
  const failures: unknown[] = [];
  for (const word of words) {
    try {
      await deletion.delete(word);
      printLine(session, `Deleted ${noun} ${printable(word)}.`);
    } catch (error) {
      session.signal.throwIfAborted();
      if (words.length === 1) throw error;
      failures.push(error);
      const { message, hints } = await describeError(error, session.globals);
      note(session, [`${noun} ${printable(word)}: ${message}`, ...hints].join('\n'));
    }
  }
  if (failures.length === 0) return;
  const { exitCode } = await describeError(failures[0], session.globals);
  throw new CommandFailure(
    `${failures.length} of ${words.length} ${noun}s could not be deleted.`,
    [],
    exitCode,
  );
}
