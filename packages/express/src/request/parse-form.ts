import { InvalidInputError } from '@qinling/core';

/** Fields as they came, in order; a name may come several times. */
export type FormFields = readonly (readonly [name: string, value: string])[];

const maxFields = 1000;

/** Reads an urlencoded form. Throws `InvalidInputError` where an escape is broken. */
export function parseForm(text: string): FormFields {
  const parts = text.split('&').filter((part) => part !== '');
  if (parts.length > maxFields) throw new InvalidInputError(`At most ${maxFields} form fields are allowed.`);
  return parts.map((part) => {
    const equals = part.indexOf('=');
    return equals < 0
      ? [unescapeForm(part), '']
      : [unescapeForm(part.slice(0, equals)), unescapeForm(part.slice(equals + 1))];
  });
}

/** Fields by name. Throws `InvalidInputError` for a name that comes twice: which one is meant? */
export function uniqueFields(fields: FormFields): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  for (const [name, value] of fields) {
    if (values.has(name)) throw new InvalidInputError(`Duplicate form field: ${name}`, { field: name });
    values.set(name, value);
  }
  return Object.fromEntries(values);
}

/** Fields by name; the values of a name that comes several times become a list. */
export function foldFields(fields: FormFields): Readonly<Record<string, string | readonly string[]>> {
  const values = new Map<string, string | readonly string[]>();
  for (const [name, value] of fields) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(values);
}

function unescapeForm(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (cause) {
    throw new InvalidInputError('The body is not a valid form: an escape in it is broken.', { cause });
  }
}
