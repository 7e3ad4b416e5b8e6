import type { VersionRef } from '@qinling/client';
import { UsageError } from '../errors/usage-error.js';
import { isUuid } from './uuid.js';

/** A version by its number or its id. Throws `UsageError`. */
export function versionRef(word: string): VersionRef {
  if (isUuid(word)) return word;
  const number = Number(word);
  if (/^\d+$/.test(word) && Number.isSafeInteger(number)) return number;
  throw new UsageError(`A version is a number or an id, not '${word}'.`);
}
