/**
 * Why an archive is refused: `format` it is no zip, tar or tar.gz, or holds no file; `corrupt` it is damaged or contradicts
 * itself; `hostile` it holds something that no package may hold; `limit` it is too large.
 */
export type InvalidArchiveReason = 'format' | 'corrupt' | 'hostile' | 'limit';

const brand = Symbol.for('@qinling/archive.InvalidArchiveError');

/**
 * An archive, or a directory to pack, that is refused (R19). The message is a sentence for the user and names the entry.
 * Trouble of the source itself (a read error, a full disk) is never an InvalidArchiveError; it passes through unchanged.
 */
export class InvalidArchiveError extends Error {
  override readonly name = 'InvalidArchiveError';
  readonly reason: InvalidArchiveReason;
  readonly [brand] = true;

  constructor(reason: InvalidArchiveReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** Recognises the error by its brand, so that two copies of this package in one tree work together. */
export function isInvalidArchiveError(error: unknown): error is InvalidArchiveError {
  return typeof error === 'object' && error !== null && brand in error;
}

/** An error about one entry: `Package entry "a/b" <problem>`. */
export function entryError(
  reason: InvalidArchiveReason,
  name: string,
  problem: string,
  options?: ErrorOptions,
): InvalidArchiveError {
  return new InvalidArchiveError(reason, `Package entry ${quoteName(name)} ${problem}`, options);
}

/** An error about an entry that is longer or shorter than it says. */
export function wrongSize(name: string, size: number, options?: ErrorOptions): InvalidArchiveError {
  return entryError('corrupt', name, `does not have the ${size} bytes that it announces.`, options);
}

/** An error about the archive as a whole that is damaged or cut off. */
export function corruptError(message: string, options?: ErrorOptions): InvalidArchiveError {
  return new InvalidArchiveError('corrupt', message, options);
}

const shownCharacters = 200;

/** The name as text for a message: shortened, and with everything escaped that could play tricks on a terminal. */
export function quoteName(name: string): string {
  const shown = name.length > shownCharacters ? `${name.slice(0, shownCharacters)}…` : name;
  const escaped = shown.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `"${escaped}"`;
}
