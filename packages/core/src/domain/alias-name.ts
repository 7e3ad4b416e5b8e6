import { InvalidInputError } from '../errors/errors.js';

// The characters that RFC 3986 lets stand unescaped in a path segment.
const segment = /^[A-Za-z0-9\-._~!$&'()*+,;=:@]{1,255}$/;

/** Checks an alias name: 1 to 255 characters that need no escaping in a path segment. */
export function checkAliasName(name: string | null | undefined): string {
  if (name === null || name === undefined) {
    throw new InvalidInputError('name must be provided.', { field: 'name' });
  }
  // A URL parser takes `.` and `..` out of a path, so such an alias could never be addressed.
  if (typeof name !== 'string' || !segment.test(name) || name === '.' || name === '..') {
    throw new InvalidInputError(
      "name must be 1 to 255 characters of letters, digits and -._~!$&'()*+,;=:@ (and not . or ..).",
      { field: 'name' },
    );
  }
  return name;
}
