import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir, rmdir } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';

export type Controller = 'memory' | 'cpu' | 'pids';

export const controllers: readonly Controller[] = ['memory', 'cpu', 'pids'];

/** Where this process may have cgroups: the directory of its own cgroup for each controller. In version 2 they are all the same. */
export interface CgroupPlace {
  readonly version: 1 | 2;
  readonly directories: Readonly<Partial<Record<Controller, string>>>;
}

/** In version 2 a cgroup that has others with limits below it holds no processes itself; this one takes the host then. */
const hostCgroup = 'qinling-host';
const unitName = /\.(service|scope|slice)$/;

interface Mount {
  readonly root: string;
  readonly point: string;
  readonly type: string;
  readonly options: readonly string[];
}

/**
 * Looks for the cgroups of this process. Version 1 where it has one of the controllers, else version 2. Undefined where
 * neither is mounted, or no controller can be had. `processDirectory` is `/proc/self`, but in tests.
 */
export async function findCgroupPlace(processDirectory = '/proc/self'): Promise<CgroupPlace | undefined> {
  const mounts = parseMounts(read(join(processDirectory, 'mountinfo')));
  const paths = parseMembership(read(join(processDirectory, 'cgroup')));
  const directories: Partial<Record<Controller, string>> = {};
  for (const controller of controllers) {
    const mount = mounts.find(({ type, options }) => type === 'cgroup' && options.includes(controller));
    const path = paths.get(controller);
    if (mount !== undefined && path !== undefined) directories[controller] = directoryOf(mount, path);
  }
  if (Object.keys(directories).length > 0) return { version: 1, directories };
  const unified = mounts.find(({ type }) => type === 'cgroup2');
  const path = paths.get('');
  if (unified === undefined || path === undefined) return undefined;
  return await findUnified(directoryOf(unified, path));
}

/** Version 2: the own cgroup, or the one above it where a manager has delegated that. */
async function findUnified(own: string): Promise<CgroupPlace | undefined> {
  const isBelow = !unitName.test(own);
  const candidates = basename(own) === hostCgroup ? [dirname(own)] : isBelow ? [own, dirname(own)] : [own];
  for (const directory of candidates) {
    const offered = read(join(directory, 'cgroup.controllers')).split(/\s+/);
    const wanted = controllers.filter((controller) => offered.includes(controller));
    if (wanted.length > 0 && (await handDown(directory, wanted)))
      return { version: 2, directories: Object.fromEntries(wanted.map((each) => [each, directory])) };
  }
  return undefined;
}

/** Lets the cgroups below have the controllers. Moves this process out of the way if it has to. */
async function handDown(directory: string, wanted: readonly Controller[]): Promise<boolean> {
  const control = join(directory, 'cgroup.subtree_control');
  const enabled = read(control).split(/\s+/);
  if (wanted.every((each) => enabled.includes(each))) return true;
  const wish = wanted.map((each) => `+${each}`).join(' ');
  if (write(control, wish)) return true;
  const aside = join(directory, hostCgroup);
  await mkdir(aside).catch(() => undefined);
  const moved = write(join(aside, 'cgroup.procs'), '0');
  if (moved && write(control, wish)) return true;
  // Other processes live here, which are not ours to move.
  if (moved) write(join(directory, 'cgroup.procs'), '0');
  await rmdir(aside).catch(() => undefined);
  return false;
}

function write(file: string, text: string): boolean {
  try {
    writeFileSync(file, text);
    return true;
  } catch {
    return false;
  }
}

function directoryOf({ root, point }: Mount, path: string): string {
  // In a container the mount shows a part of the tree, and the path may be told from above of it.
  const below = relative(root, path);
  return below.startsWith('..') ? point : join(point, below);
}

function parseMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ');
    const [, , , root, point] = before.split(' ');
    const [type = '', , options = ''] = after.split(' ');
    return root === undefined || point === undefined || !type.startsWith('cgroup')
      ? []
      : [{ root: decodePath(root), point: decodePath(point), type, options: options.split(',') }];
  });
}

/** The path by controller; that of version 2 by the empty name. */
function parseMembership(text: string): Map<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, names, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
      return names === undefined || path === undefined
        ? []
        : names.split(',').map((name) => [name, path] as const);
    }),
  );
}

function decodePath(field: string): string {
  return field.replace(/\\(\d{3})/g, (_match, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
