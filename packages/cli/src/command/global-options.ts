import { UsageError } from '../errors/usage-error.js';
import { globalOptions } from './global-option-table.js';
import { nearestWord } from './nearest-word.js';

/** What holds for every command, from options and the environment. */
export interface GlobalOptions {
  readonly url: string;
  /** Where the url was said, for messages. */
  readonly urlSource: '--url' | 'QINLING_URL' | 'default';
  readonly token: string | undefined;
  /** How long a request may go without a sign of life. Undefined: the client's default. */
  readonly timeoutSeconds: number | undefined;
  readonly isDebugging: boolean;
}

export type GivenGlobals = Map<string, string>;

/** Takes a global option off the front of `words`; false when another word is there. Throws `UsageError`. */
export function takeGlobalOption(words: string[], given: GivenGlobals): boolean {
  const [word = ''] = words;
  if (!word.startsWith('-') || word === '-' || word === '--') return false;
  const [flag = '', inline] = splitOnce(word, '=');
  const entry = Object.entries(globalOptions).find(
    ([name, { short }]) => flag === `--${name}` || (short !== undefined && flag === `-${short}`),
  );
  if (entry === undefined) return false;
  const [name, { value }] = entry;
  words.shift();
  if (value === undefined) {
    if (inline !== undefined) throw new UsageError(`${flag} takes no value.`);
    given.set(name, 'true');
    return true;
  }
  const text = inline ?? words.shift();
  if (text === undefined) throw new UsageError(`${flag} needs a value: ${flag} ${value}.`);
  given.set(name, text);
  return true;
}

/** Options win over the environment. Throws `UsageError`. */
export function readGlobals(given: GivenGlobals, environment: NodeJS.ProcessEnv): GlobalOptions {
  const fromEnvironment = nonEmpty(environment.QINLING_URL);
  const url = given.get('url') ?? fromEnvironment ?? 'http://127.0.0.1:7070';
  const urlSource = given.has('url') ? '--url' : fromEnvironment === undefined ? 'default' : 'QINLING_URL';
  return {
    url,
    urlSource,
    token: nonEmpty(environment.QINLING_TOKEN) ?? nonEmpty(environment.OS_TOKEN),
    timeoutSeconds: secondsOf(given.get('timeout')),
    isDebugging: given.has('debug'),
  };
}

/** The error for an option before the noun that is none. */
export function unknownGlobalOption(word: string): UsageError {
  const [flag = ''] = splitOnce(word, '=');
  const nearest = nearestWord(flag.replace(/^-+/, ''), Object.keys(globalOptions));
  const hint = nearest === undefined ? 'Options of a command stand after it.' : `Did you mean --${nearest}?`;
  return new UsageError(`There is no option ${flag}. ${hint}`);
}

function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  // More than this many milliseconds no timer takes.
  if (text.trim() !== '' && seconds >= 0 && seconds <= 2_147_483) return seconds;
  throw new UsageError(`--timeout takes a number of seconds, not '${text}'. 0 waits as long as it takes.`);
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
