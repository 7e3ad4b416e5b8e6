import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The processes that stand in or below a directory, or that have it in their environment. */
export function processesBelow(directory: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => place(name).startsWith(directory) || environment(name).includes(directory))
    .map(Number);
}

/** The control groups of this machine whose name holds one of these words. */
export function groupsNamed(words: readonly string[]): readonly string[] {
  return directoriesBelow('/sys/fs/cgroup', 5).filter((path) => words.some((word) => path.includes(word)));
}

/** Open descriptors of this process, and with them the one that libuv opens for itself, for good, with the first stream. */
export async function openDescriptors(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
  return readdirSync('/proc/self/fd').length;
}

function directoriesBelow(directory: string, depth: number): readonly string[] {
  if (depth === 0) return [];
  return entries(directory)
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [join(directory, name), ...directoriesBelow(join(directory, name), depth - 1)]);
}

function entries(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

function place(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

function environment(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}
