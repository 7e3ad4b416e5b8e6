import { lstatSync, readlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const programs = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];
// Which shared libraries there are, which program a name of several stands for, and the local time.
const configuration = ['/etc/ld.so.cache', '/etc/alternatives', '/etc/localtime'];
// They name one user, one group and one machine: the function's.
const invented = ['passwd', 'group', 'hosts'];
const inventedDirectory = new URL('../../shims/etc/', import.meta.url);

/** Arguments of bwrap that show the system's programs and libraries, and nothing that tells of this machine. */
export function systemFiles(): readonly string[] {
  return [
    ...readOnly('/usr', '/usr'),
    ...programs.flatMap(programDirectory),
    ...['--perms', '755', '--dir', '/etc'],
    ...configuration.flatMap((path) => ['--ro-bind-try', path, path]),
    ...invented.flatMap((name) => readOnly(fileURLToPath(new URL(name, inventedDirectory)), `/etc/${name}`)),
  ];
}

function readOnly(path: string, shownAs: string): readonly string[] {
  return ['--ro-bind', path, shownAs];
}

/** Most systems have links into /usr there. */
function programDirectory(path: string): readonly string[] {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return [];
  return entry.isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : readOnly(path, path);
}
