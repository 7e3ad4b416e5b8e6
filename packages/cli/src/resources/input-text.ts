import { readFile } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import { UsageError } from '../errors/usage-error.js';
import { printable } from '../output/value-text.js';
import type { Session } from '../session/session.js';

/** For the help of options that take an input. */
export const inputHelp = 'The input: text or JSON, @FILE, or - for stdin.';

/** The input that a word stands for: itself, a file's content after `@`, or stdin for `-`. `@@` begins text that begins with `@`. */
export async function inputText(session: Session, word: string | undefined): Promise<string | undefined> {
  if (word === undefined) return undefined;
  if (word === '-' || word === '@-') return text(addAbortSignal(session.signal, session.input));
  if (word.startsWith('@@')) return word.slice(1);
  if (!word.startsWith('@')) return word;
  const path = word.slice(1);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** A file of this machine that cannot be read, as an error that says why. */
export function unreadable(path: string, error: unknown): UsageError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EACCES: 'it may not be read',
    EISDIR: 'it is a directory',
    ENOTDIR: 'part of the path is no directory',
  };
  const known = typeof code === 'string' ? reasons[code] : undefined;
  const reason = known ?? (error instanceof Error ? error.message : String(error));
  return new UsageError(`Cannot read ${printable(path)}: ${reason}.`, [], { cause: error });
}
