import { InvalidInputError } from '@qinling/core';

/** Deeper nesting is refused: what serialises a value afterwards may recurse. */
const maxDepth = 200;

/** Reads JSON text: the body's, or that of `field`. Throws `InvalidInputError` for anything else, and for absurd nesting. */
export function parseJson(text: string, field?: string): unknown {
  const what = field ?? 'The body';
  const options = field === undefined ? {} : { field };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? `: ${cause.message}` : '';
    throw new InvalidInputError(`${what} is not valid JSON${reason}`, { ...options, cause });
  }
  // Each level takes a character at least.
  if (text.length > maxDepth) checkDepth(value, field);
  return value;
}

/** Throws `InvalidInputError` for a value that nests deeper than anyone means to. Does not recurse itself. */
export function checkDepth(value: unknown, field?: string): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) {
      const options = field === undefined ? {} : { field };
      throw new InvalidInputError(`${field ?? 'The body'} is nested too deeply.`, options);
    }
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
}
