import { UsageError } from '../errors/usage-error.js';
import type { AnyCommand, CommandNode, Group } from './command.js';
import { type GivenGlobals, takeGlobalOption, unknownGlobalOption } from './global-options.js';
import { nearestWord } from './nearest-word.js';

/** Where the words lead. */
export interface Found {
  /** The words of the command or of the group, without `qinling`. */
  readonly path: readonly string[];
  readonly node: Group | AnyCommand;
  readonly globals: GivenGlobals;
  /** What is left for the command. */
  readonly rest: readonly string[];
}

/** Walks the table along the words. Stops at a command, or at a group when no words are left. Throws `UsageError`. */
export async function findCommand(root: Group, words: readonly string[]): Promise<Found> {
  const left = [...words];
  const globals: GivenGlobals = new Map();
  const path: string[] = [];
  let node: Group | AnyCommand = root;
  while (node.kind === 'group') {
    if (takeGlobalOption(left, globals)) continue;
    const word = left.shift();
    if (word === undefined) break;
    if (word.startsWith('-')) throw unknownGlobalOption(word);
    const child: CommandNode | undefined = Object.hasOwn(node.children, word)
      ? node.children[word]
      : undefined;
    if (child === undefined) throw unknownWord(word, path, node);
    path.push(word);
    node = child.kind === 'lazy' ? await child.load() : child;
  }
  return { path, node, globals, rest: left };
}

function unknownWord(word: string, path: readonly string[], { children }: Group): UsageError {
  const known = Object.keys(children);
  const nearest = nearestWord(word, known);
  const hint =
    nearest === undefined
      ? `There are: ${known.join(', ')}.`
      : `Did you mean ${['qinling', ...path, nearest].join(' ')}?`;
  return new UsageError(`There is no command ${['qinling', ...path, word].join(' ')}. ${hint}`, path);
}
