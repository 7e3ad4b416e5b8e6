import { InvalidInputError } from '@qinling/core';

/** Deeper nesting is refused: what serialises a value afterwards may recurse. */
const maxDepth = 200;

/** Reads JSON text. Throws `InvalidInputError` for anything else, and for absurd nesting. */
export function parseJson(text: string, what = 'The body'): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? `: ${cause.message}` : '';
    throw new InvalidInputError(`${what} is not valid JSON${reason}`, { cause });
  }
  checkDepth(value, what);
  return value;
}

/** Throws `InvalidInputError` for a value that nests deeper than anyone means to. Does not recurse itself. */
export function checkDepth(value: unknown, what = 'The body'): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw new InvalidInputError(`${what} is nested too deeply.`);
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
}
