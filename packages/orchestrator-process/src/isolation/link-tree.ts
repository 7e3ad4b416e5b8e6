import { chmod, copyFile, link, mkdir, readdir, readlink, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes the content of a directory appear in another one, which exists, without copying it: files are hard links, so whoever is shown the other
 * one must not be able to write to it.
 */
export async function linkTree(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (entry.isDirectory()) await linkDirectory(source, target);
      else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
      // Some file systems have no hard links, or no more of one file.
      else await link(source, target).catch(() => copyFile(source, target));
    }),
  );
}

async function linkDirectory(source: string, target: string): Promise<void> {
  await mkdir(target);
  // Whatever the umask is.
  await chmod(target, 0o755);
  await linkTree(source, target);
}
