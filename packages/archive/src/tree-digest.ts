import { createHash } from 'node:crypto';

/** One thing in a package's tree that the digest covers. `contentSha256` is hex; a link's content is its target. */
export type DigestedEntry =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly executable: boolean;
      readonly contentSha256: string;
    }
  | { readonly kind: 'link'; readonly path: string; readonly contentSha256: string }
  | { readonly kind: 'directory'; readonly path: string };

const digestVersion = 'qinling-tree-1\n';

/**
 * The digest of a tree, as hex sha256 (R3): a version line, then one line an entry, sorted by the bytes of the path. Paths hold
 * no control characters, so the lines cannot be confused. Of directories, only empty ones are given; the others are implied.
 * The digest is stored and compared for ever: changing this form makes every package look changed.
 */
export function treeDigest(entries: Iterable<DigestedEntry>): string {
  const lines = [...entries].map((entry) => ({ path: Buffer.from(entry.path), head: head(entry) }));
  lines.sort((a, b) => Buffer.compare(a.path, b.path));
  const hash = createHash('sha256').update(digestVersion);
  for (const { head, path } of lines) hash.update(head).update(path).update('\n');
  return hash.digest('hex');
}

function head(entry: DigestedEntry): string {
  if (entry.kind === 'directory') return 'directory ';
  if (entry.kind === 'link') return `link ${entry.contentSha256} `;
  return `file ${entry.executable ? 'x' : '-'} ${entry.contentSha256} `;
}
