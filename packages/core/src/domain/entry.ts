import { InvalidInputError } from '../errors/errors.js';

/** What runs when a function names no entry. */
export const defaultEntry = 'main.main';

const maxEntryLength = 255;

// Names may hold what any language allows; path separators and empty parts are what could lead out of the package.
const entryForm = /^[^\s./\\:]+(\.[^\s./\\:]+)+$/u;

/** Checks `module.name`, which is split at the last dot; the module may be dotted. */
export function checkEntry(entry: string | null | undefined): string | null {
  if (entry === null || entry === undefined) return null;
  if (
    typeof entry !== 'string' ||
    entry.length > maxEntryLength ||
    !entryForm.test(entry) ||
    !entry.isWellFormed()
  ) {
    throw new InvalidInputError(
      'entry must be of the form module.name, for example main.main, at most 255 characters.',
      { field: 'entry' },
    );
  }
  return entry;
}
