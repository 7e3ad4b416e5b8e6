import type { AnyCommand, CommandNode, Group } from '../command/command.js';
import { globalOptions } from '../command/global-option-table.js';
import { kebabCase } from '../command/kebab-case.js';

/** What may stand where the last word stands; files are for the shell to find, and give nothing here. Never throws. */
export async function completeWords(root: Group, words: readonly string[]): Promise<readonly string[]> {
  const before = words.slice(0, -1);
  const current = words.at(-1) ?? '';
  let node: Group | AnyCommand = root;
  let previous = '';
  for (let index = 0; index < before.length; index += 1) {
    const word = before[index] ?? '';
    previous = word;
    if (node.kind !== 'group') continue;
    if (word.startsWith('-')) {
      const takesValue = globalOptions[word.slice(2)]?.value !== undefined;
      if (takesValue) index += 1;
      continue;
    }
    const child: CommandNode | undefined = Object.hasOwn(node.children, word)
      ? node.children[word]
      : undefined;
    if (child === undefined) return [];
    node = child.kind === 'lazy' ? await child.load() : child;
  }
  return candidates(node, previous, current).filter((candidate) => candidate.startsWith(current));
}

function candidates(node: Group | AnyCommand, previous: string, current: string): readonly string[] {
  const globals = Object.keys(globalOptions).map((name) => `--${name}`);
  if (node.kind === 'group') return current.startsWith('-') ? globals : Object.keys(node.children);
  const options = Object.entries(node.options);
  const awaiting = options.find(
    ([name, { short }]) =>
      previous === `--${kebabCase(name)}` || (short !== undefined && previous === `-${short}`),
  );
  if (awaiting?.[1].value !== undefined) return awaiting[1].choices ?? [];
  if (!current.startsWith('-')) return [];
  return [...new Set([...options.map(([name]) => `--${kebabCase(name)}`), ...globals])];
}
