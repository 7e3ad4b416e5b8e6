import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/**
 * Writes a tar.gz of these paths below `root` to `target`. Its bytes follow from the paths, the contents, the executable bits and the links alone:
 * not from times, owners, the umask, or the machine.
 */
export async function packFiles(
  root: string,
  paths: readonly string[],
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const { create } = await import('tar');
  const archive = create(
    {
      cwd: root,
      gzip: { level: 9 },
      portable: true,
      mtime: new Date(0),
      noDirRecurse: true,
      // A missing or unreadable file would only be warned about.
      strict: true,
      filter: (_path, info) => {
        // Two names of one file are two files: which comes first would decide on the bytes.
        if ('nlink' in info) info.nlink = 1;
        return true;
      },
      onWriteEntry: ({ stat }) => {
        if (stat !== undefined) stat.mode = (stat.mode & ~0o777) | modeOf(stat);
      },
    },
    // A path that begins with @ would be read as an archive.
    paths.map((path) => `./${path}`),
  );
  await pipeline(archive, createWriteStream(target, { flags: 'wx', mode: 0o600 }), { signal });
}

function modeOf(stat: { isSymbolicLink(): boolean; readonly mode: number }): number {
  if (stat.isSymbolicLink()) return 0o777;
  return (stat.mode & 0o100) === 0 ? 0o644 : 0o755;
}
