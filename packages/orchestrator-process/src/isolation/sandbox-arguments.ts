import { dirname } from 'node:path';
import { isBelow } from './sandbox-paths.js';
import { systemFiles } from './system-files.js';

/** What is seen in a sandbox beside the system's programs. Absolute paths; each is seen where it is. */
export interface SandboxView {
  /** Files and directories to read. */
  readonly readable: readonly string[];
  /** The only directory of the host's that can be written. */
  readonly directory?: string;
}

/** Who the code is in its sandbox: nobody. Where the host runs as root, it is so outside as well. */
export const sandboxUser = 65_534;

/** What the directories in memory hold at most, each. */
const memoryFileBytes = 64 * 1024 * 1024;

/** What to put before a command to run it in a sandbox. */
export function sandboxArguments(program: string, view: SandboxView, isRoot: boolean): readonly string[] {
  const readable = outermost(view.readable);
  const writable = view.directory === undefined ? [] : [view.directory];
  return [
    program,
    ...(isRoot ? namespaces : namespacesOfUser),
    '--die-with-parent',
    '--new-session',
    ...['--hostname', 'qinling'],
    ...['--proc', '/proc'],
    ...['--dev', '/dev'],
    ...inMemory('/dev/shm'),
    ...['--remount-ro', '/dev'],
    // What follows may lie in it.
    ...inMemory('/tmp'),
    ...systemFiles(),
    ...places([...readable, ...writable]).flatMap((path) => ['--perms', '755', '--dir', path]),
    ...readable.flatMap((path) => ['--ro-bind', path, path]),
    ...writable.flatMap((path) => ['--bind', path, path, '--chdir', path]),
    ...['--remount-ro', '/'],
    '--',
    ...(isRoot ? ['setpriv', ...becomeUser, '--'] : []),
  ];
}

const namespaces = [
  '--unshare-ipc',
  '--unshare-pid',
  '--unshare-net',
  '--unshare-uts',
  '--unshare-cgroup-try',
];

// Root without capabilities still owns /proc/sys: it could have the kernel run a program of its own for a core file. A user namespace would not
// change that, so root becomes somebody else, who has no capabilities and cannot be given any.
const becomeUser = [
  ...['--reuid', String(sandboxUser)],
  ...['--regid', String(sandboxUser)],
  '--clear-groups',
  '--bounding-set=-all',
];

// A user who is not root has namespaces by way of a user namespace alone. The code may have no further ones.
const namespacesOfUser = [
  '--unshare-user',
  '--disable-userns',
  ...namespaces,
  ...['--uid', String(sandboxUser)],
  ...['--gid', String(sandboxUser)],
];

/** Those of the paths that lie in none of the others. */
function outermost(paths: readonly string[]): readonly string[] {
  const all = [...new Set(paths)];
  return all.filter((path) => !all.some((other) => other !== path && isBelow(path, other)));
}

/** The directories above some paths, from the outside in. Those that bwrap makes itself can be entered by root alone. */
function places(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap(directoriesAbove))];
}

function directoriesAbove(path: string): readonly string[] {
  const above = dirname(path);
  return above === dirname(above) ? [] : [...directoriesAbove(above), above];
}

function inMemory(path: string): readonly string[] {
  return ['--perms', '1777', '--size', String(memoryFileBytes), '--tmpfs', path];
}
