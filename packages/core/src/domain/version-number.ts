import { InvalidInputError } from '../errors/errors.js';

/** The highest version number that is taken as one. */
export const maxVersionNumber = 2 ** 31 - 1;

/** Checks the version part of a target; not given means 0, the latest code (rule R8). */
export function checkVersionNumber(value: number | null | undefined): number {
  if (value === null || value === undefined) return 0;
  if (!Number.isInteger(value) || value < 0 || value > maxVersionNumber) {
    throw new InvalidInputError(`function_version must be an integer from 0 to ${maxVersionNumber}.`, {
      field: 'functionVersion',
    });
  }
  return value;
}
