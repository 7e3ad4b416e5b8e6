import { InvalidInputError } from '../errors/errors.js';

/** Longest name and description, in characters. */
export const maxTextLength = 255;

/** Longest input of an execution or a job, in characters. */
export const maxInputLength = 6 * 1024 * 1024;

interface TextRules {
  readonly maxLength: number;
  /** Whether line breaks and tabs may occur. */
  readonly multiline?: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const controls = /[\u0000-\u001f\u007f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above, without tab, line feed and carriage return
const controlsButLineBreaks = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Checks a text that a client gave; null and undefined become null, meaning: not given (rule R19). */
export function checkText(field: string, value: string | null | undefined, rules: TextRules): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') throw new InvalidInputError(`${field} must be a string.`, { field });
  if (value.length > rules.maxLength) {
    throw new InvalidInputError(`${field} is too long: at most ${rules.maxLength} characters are allowed.`, {
      field,
    });
  }
  if (!value.isWellFormed()) {
    throw new InvalidInputError(`${field} is not valid Unicode: it holds half of a surrogate pair.`, {
      field,
    });
  }
  if ((rules.multiline ? controlsButLineBreaks : controls).test(value)) {
    throw new InvalidInputError(`${field} must not contain control characters.`, { field });
  }
  return value;
}

/** A name: one line, at most 255 characters. */
export function checkName(value: string | null | undefined): string | null {
  return checkText('name', value, { maxLength: maxTextLength });
}

/** A description: at most 255 characters, line breaks allowed. */
export function checkDescription(value: string | null | undefined): string | null {
  return checkText('description', value, { maxLength: maxTextLength, multiline: true });
}

/** An input: a string is kept as it is, an object is serialised. */
export function checkInput(
  field: string,
  value: string | Readonly<Record<string, unknown>> | null | undefined,
): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length > maxInputLength) {
    throw new InvalidInputError(`${field} is too long: at most ${maxInputLength} characters are allowed.`, {
      field,
    });
  }
  if (!text.isWellFormed()) throw new InvalidInputError(`${field} is not valid Unicode.`, { field });
  if (text.includes('\0'))
    throw new InvalidInputError(`${field} must not contain the character NUL.`, { field });
  return text;
}
