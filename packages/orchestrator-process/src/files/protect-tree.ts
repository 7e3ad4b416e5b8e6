import { chmod, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const writeBits = 0o222;

/** Takes the right to write from a directory and everything in it, so that code does not change its own package by mistake. */
export async function protectTree(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await protectTree(path);
    else if (entry.isFile()) await withoutWriting(path);
  }
  await withoutWriting(directory);
}

async function withoutWriting(path: string): Promise<void> {
  const { mode } = await stat(path);
  await chmod(path, mode & 0o7777 & ~writeBits);
}
