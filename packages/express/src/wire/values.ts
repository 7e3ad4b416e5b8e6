import { z } from 'zod';

/** Highest version number, and highest count, that is taken as one. */
export const maxInteger = 2 ** 31 - 1;

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const integerForm = /^-?\d{1,15}$/;

/** Whether `text` has the form of a UUID, in either case. */
export function isUuid(text: string): boolean {
  return uuidForm.test(text);
}

/** The contract's words for an id that is none. */
export function uuidExpected(received: unknown): string {
  return `Expected a uuid but received ${typeof received === 'string' ? received : JSON.stringify(received)}.`;
}

/** Reads digits as an integer; everything else becomes NaN, for which the core has the contract's words. */
export function integerOrNaN(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && integerForm.test(value) ? Number(value) : Number.NaN;
}

export const text = z.string({ error: 'A string is required.' });

/**
 * An id; ids are lower case, so an upper-case one is lowered. Its refusal is a whole sentence of the contract; `sentence` keeps the
 * usual introduction away from it.
 */
export const uuid = z
  .custom<string>((value) => typeof value === 'string' && isUuid(value), {
    error: (issue) => uuidExpected(issue.input),
    params: { sentence: true },
  })
  .meta({ type: 'string', format: 'uuid' })
  .transform((value) => value.toLowerCase());

export const flag = z.boolean({ error: 'A boolean is required.' });

/** A number that clients may also send as text, as forms do and as Qinling's client does for versions. */
export function integer(minimum: number, maximum = maxInteger) {
  return z
    .unknown()
    .meta({ type: ['integer', 'string'], minimum, maximum, pattern: integerForm.source })
    .transform((value, context) => {
      const number = integerOrNaN(value);
      if (!Number.isInteger(number)) {
        context.addIssue({ code: 'custom', message: 'An integer is required.' });
      } else if (number < minimum || number > maximum) {
        context.addIssue({
          code: 'custom',
          message: `An integer from ${minimum} to ${maximum} is required.`,
        });
      }
      return number;
    });
}

/**
 * A cpu, memory or time limit. What is no integer passes as NaN: the core refuses it with the contract's message, in the contract's
 * order of checks.
 */
export const limit = z
  .unknown()
  .meta({ type: ['integer', 'string', 'null'] })
  .transform((value) => (value === null ? null : integerOrNaN(value)))
  .optional();

/** Input for code: text, kept as it is, or an object, which is serialised. */
export const codeInput = z
  .custom<string | Readonly<Record<string, unknown>>>(
    (value) =>
      typeof value === 'string' || (typeof value === 'object' && value !== null && !Array.isArray(value)),
    { error: 'A string or an object is required.' },
  )
  .meta({ type: ['string', 'object'] });

/** Times in answers. */
export const time = z.string().meta({ format: 'date-time', examples: ['2024-05-01T12:00:00Z'] });
