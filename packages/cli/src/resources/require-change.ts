import { kebabCase } from '../command/kebab-case.js';
import { UsageError } from '../errors/usage-error.js';

/** The body as it is, when something in it was given. Throws `UsageError` for an update that would change nothing. */
export function requireChange<Body extends object>(body: Body): Body {
  if (Object.values(body).some((value) => value !== undefined)) return body;
  const flags = Object.keys(body).map((name) => `--${kebabCase(name.replaceAll('_', '-'))}`);
  throw new UsageError(`Nothing is to be changed. Give one of ${flags.join(', ')}.`);
}
