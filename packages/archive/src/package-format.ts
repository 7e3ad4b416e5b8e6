import { type ArchiveSource, readRange } from './archive-source.js';
import { InvalidArchiveError } from './invalid-archive-error.js';

/** The archive formats that a package may have. Decided by content, never by a file name. */
export type PackageFormat = 'zip' | 'tar' | 'tar.gz';

const sniffBytes = 512;
const ustarMagicOffset = 257;

/** Tells the format from the first bytes. Throws InvalidArchiveError with reason `format` for anything else. */
export async function detectFormat(source: ArchiveSource): Promise<PackageFormat> {
  const start = await readRange(source, 0, Math.min(sniffBytes, source.size));
  const format = formatOf(start);
  if (format === undefined) throw formatError('It is neither a zip nor a tar nor a tar.gz archive.');
  return format;
}

/** An InvalidArchiveError with reason `format`. Clients look for the first sentence, so it never changes. */
export function formatError(explanation: string): InvalidArchiveError {
  return new InvalidArchiveError('format', `Package is not a valid ZIP package. ${explanation}`);
}

/** True for the first block of a tar archive: POSIX (ustar, pax) and GNU tar both write `ustar` here. */
export function hasTarMagic(block: Buffer): boolean {
  return block.toString('latin1', ustarMagicOffset, ustarMagicOffset + 5) === 'ustar';
}

function formatOf(start: Buffer): PackageFormat | undefined {
  const magic = start.toString('latin1', 0, 4);
  // An empty zip has no local header and begins with its end record; it gets a better refusal later on.
  if (magic === 'PK\x03\x04' || magic === 'PK\x05\x06') return 'zip';
  if (magic.startsWith('\x1f\x8b\x08')) return 'tar.gz';
  return hasTarMagic(start) ? 'tar' : undefined;
}
