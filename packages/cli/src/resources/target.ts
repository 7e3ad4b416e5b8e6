import { argument } from '../command/argument.js';
import { option } from '../command/option.js';
import { UsageError } from '../errors/usage-error.js';
import type { Session } from '../session/session.js';
import { findAlias } from './find-alias.js';
import { findId } from './find-by-name.js';

/** How commands are told what to run: by the words of old and new releases of the OpenStack plugin. */
export const targetArguments = {
  target: argument.optional('The function to run, by name or id; the same as --function.'),
} as const;

export const targetOptions = {
  function: option.text('FUNCTION', 'The function to run, by name or id.'),
  functionAlias: option.text('ALIAS', 'The alias to run, instead of a function.'),
  functionVersion: option.integer('N', 'The version of the function. Default: 0, the latest code.'),
} as const;

export interface TargetWords {
  readonly target?: string | undefined;
  readonly function: string | undefined;
  readonly functionAlias: string | undefined;
  readonly functionVersion: number | undefined;
}

/** Of the API's attributes, those that were given. */
export interface TargetBody {
  readonly function_id?: string;
  readonly function_alias?: string;
  readonly function_version?: number;
}

/** Resolves what to run. Empty when nothing was given. Throws `UsageError` for a contradiction. */
export async function targetBody(session: Session, words: TargetWords): Promise<TargetBody> {
  const { target, functionAlias, functionVersion } = words;
  if (target !== undefined && words.function !== undefined) {
    throw new UsageError('The function is given twice, by its place and by --function.');
  }
  const word = target ?? words.function;
  if (functionAlias !== undefined) {
    if (word !== undefined) throw new UsageError('Give a function or --function-alias, not both.');
    if (functionVersion !== undefined)
      throw new UsageError('An alias has its version; --function-version cannot be given with it.');
    return { function_alias: await findAlias(session, functionAlias) };
  }
  return {
    ...(word === undefined ? {} : { function_id: await findId(session, 'function', word) }),
    ...(functionVersion === undefined ? {} : { function_version: functionVersion }),
  };
}

/** As `targetBody`, for commands that cannot do without. */
export async function requiredTarget(session: Session, words: TargetWords): Promise<TargetBody> {
  if (words.target === undefined && words.function === undefined && words.functionAlias === undefined) {
    throw new UsageError('Say what to run: --function FUNCTION or --function-alias ALIAS.');
  }
  return targetBody(session, words);
}
