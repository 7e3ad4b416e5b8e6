import type { AnyCommand, CommandNode, Group } from '../../src/command/command.js';

export interface TreeEntry {
  readonly path: string;
  readonly command: AnyCommand;
}

/** Every command of a table, with the words that lead to it. */
export async function commandTree(root: Group): Promise<readonly TreeEntry[]> {
  const walk = async (path: string, node: CommandNode): Promise<readonly TreeEntry[]> => {
    if (node.kind === 'command') return [{ path, command: node }];
    if (node.kind === 'lazy') return walk(path, await node.load());
    const children = Object.entries(node.children).map(([word, child]) =>
      walk(`${path} ${word}`.trim(), child),
    );
    return (await Promise.all(children)).flat();
  };
  return walk('', root);
}

export async function commandPaths(root: Group): Promise<string[]> {
  return (await commandTree(root)).map(({ path }) => path);
}
