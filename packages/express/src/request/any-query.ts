import type { QuerySpec } from '../route.js';
import { foldFields } from './parse-form.js';

/** A query that is data: nothing is unknown, and a name that comes several times becomes a list. */
export const anyQuery: QuerySpec<Readonly<Record<string, string | readonly string[]>>> = {
  parameters: {},
  parse: (query) => foldFields([...query]),
};
