import type { ArchiveBudget } from './archive-budget.js';
import type { ArchiveEntry } from './archive-entry.js';
import { entryError, quoteName } from './invalid-archive-error.js';

interface Node {
  readonly name: string;
  readonly kind: ArchiveEntry['kind'];
  /** False for a directory that is known only because something lies below it. */
  listed: boolean;
  readonly children: Map<string, Node>;
}

/**
 * The tree that the entries seen so far make up. Refuses an entry that does not fit in: the same path twice, also when it
 * differs only by case or by Unicode normalisation (one of the two would be lost on some file system), and an entry below
 * something that is no directory. The order of entries does not matter.
 */
export class EntryTree {
  readonly #root: Node = { name: '', kind: 'directory', listed: false, children: new Map() };
  readonly #budget: ArchiveBudget;
  #files = 0;

  constructor(budget: ArchiveBudget) {
    this.#budget = budget;
  }

  /** How many regular files were added. */
  get files(): number {
    return this.#files;
  }

  /** Adds an entry under its normalised path; the empty path is the root. */
  add(path: string, kind: ArchiveEntry['kind']): void {
    if (path === '') {
      this.#addRoot(kind);
      return;
    }
    const names = path.split('/');
    const last = names.pop() ?? '';
    let parent = this.#root;
    for (const name of names) parent = this.#directory(parent, name, path);

    const twin = parent.children.get(fold(last));
    if (twin !== undefined) {
      refuseClash(twin, last, path);
      if (twin.kind !== 'directory' && kind !== 'directory') throw twice(path);
      if (twin.kind !== kind) throw fileAndDirectory(path, path);
      if (twin.listed) throw twice(path);
      twin.listed = true;
      return;
    }
    parent.children.set(fold(last), { name: last, kind, listed: true, children: new Map() });
    if (kind === 'file') this.#files += 1;
  }

  /** Paths of the directories that hold nothing, without the root. */
  *emptyDirectories(): Generator<string> {
    const pending = [...this.#root.children.values()].map((node) => ({ node, path: node.name }));
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { node, path } = next;
      if (node.kind === 'directory' && node.children.size === 0) yield path;
      for (const child of node.children.values()) {
        pending.push({ node: child, path: `${path}/${child.name}` });
      }
    }
  }

  #addRoot(kind: ArchiveEntry['kind']): void {
    if (kind !== 'directory') throw entryError('hostile', '.', 'has an empty name.');
    if (this.#root.listed) throw twice('.');
    this.#root.listed = true;
  }

  #directory(parent: Node, name: string, path: string): Node {
    const found = parent.children.get(fold(name));
    if (found === undefined) {
      this.#budget.spendImpliedDirectory();
      const implied: Node = { name, kind: 'directory', listed: false, children: new Map() };
      parent.children.set(fold(name), implied);
      return implied;
    }
    refuseClash(found, name, path);
    if (found.kind === 'link') {
      throw entryError('hostile', path, `lies below the symbolic link ${quoteName(name)}.`);
    }
    if (found.kind === 'file') throw fileAndDirectory(path, name);
    return found;
  }
}

/** Equal for names that a case-insensitive or normalising file system takes for the same. */
function fold(name: string): string {
  // Lower case first: it is upper case that has no forms that depend on the neighbours.
  return name.normalize('NFC').toLowerCase().toUpperCase().normalize('NFC');
}

function refuseClash(found: Node, name: string, path: string): void {
  if (found.name === name) return;
  const how = found.name.normalize('NFC') === name.normalize('NFC') ? 'the Unicode form of its name' : 'case';
  throw entryError(
    'hostile',
    path,
    `differs from ${quoteName(found.name)} in the same directory only by ${how}.`,
  );
}

function twice(path: string): Error {
  return entryError('hostile', path, 'is there twice.');
}

function fileAndDirectory(path: string, name: string): Error {
  return entryError('hostile', path, `makes ${quoteName(name)} both a directory and something else.`);
}
