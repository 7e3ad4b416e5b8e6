import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Cgroup } from '../src/cgroups/cgroup.js';
import { findCgroupPlace } from '../src/cgroups/cgroup-place.js';

// A directory in place of the kernel's: it shows what is written and read, and not whether a kernel does what it says.
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'qinling-cgroup-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), 'utf8');

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** What /proc/self says of a process in `path`, where the tree of version 2 is mounted on `root`/fs. */
function proc(path: string, mountRoot = '/'): string {
  write('proc/mountinfo', `31 24 0:27 ${mountRoot} ${root}/fs rw shared:9 - cgroup2 cgroup2 rw,nsdelegate\n`);
  write('proc/cgroup', `0::${path}\n`);
  return join(root, 'proc');
}

const everywhere = (directory: string) => ({
  version: 2,
  directories: { memory: directory, cpu: directory, pids: directory },
});

describe('the place for cgroups of version 2', () => {
  it('is the own cgroup, which hands its controllers down', async () => {
    write('fs/system.slice/q.service/cgroup.controllers', 'cpuset cpu io memory pids\n');
    write('fs/system.slice/q.service/cgroup.subtree_control', '');
    const place = await findCgroupPlace(proc('/system.slice/q.service'));
    expect(place).toEqual(everywhere(join(root, 'fs/system.slice/q.service')));
    expect(read('fs/system.slice/q.service/cgroup.subtree_control')).toBe('+memory +cpu +pids');
  });

  it('is the cgroup above, where a manager has put the host below what it delegated', async () => {
    write('fs/q.service/cgroup.controllers', 'cpu memory pids\n');
    write('fs/q.service/cgroup.subtree_control', 'cpu memory pids\n');
    write('fs/q.service/host/cgroup.controllers', '');
    expect(await findCgroupPlace(proc('/q.service/host'))).toEqual(everywhere(join(root, 'fs/q.service')));
  });

  it('is never above a unit, which is not ours', async () => {
    write('fs/system.slice/cgroup.controllers', 'cpu memory pids\n');
    write('fs/system.slice/cgroup.subtree_control', 'cpu memory pids\n');
    write('fs/system.slice/q.service/cgroup.controllers', '');
    expect(await findCgroupPlace(proc('/system.slice/q.service'))).toBeUndefined();
  });

  it('is found by the mount, in a container that is told its path from outside', async () => {
    write('fs/cgroup.controllers', 'memory\n');
    write('fs/cgroup.subtree_control', 'memory\n');
    expect(await findCgroupPlace(proc('/docker/abc', '/docker/abc'))).toEqual({
      version: 2,
      directories: { memory: join(root, 'fs') },
    });
  });

  it('is nowhere without controllers, and nowhere without a mount', async () => {
    write('fs/cgroup.controllers', '');
    expect(await findCgroupPlace(proc('/'))).toBeUndefined();
    write('proc/mountinfo', '');
    expect(await findCgroupPlace(join(root, 'proc'))).toBeUndefined();
  });

  it('is that of version 1 where that has a controller', async () => {
    const processDirectory = proc('/');
    write(
      'proc/mountinfo',
      `30 24 0:26 / ${root}/a\\040b rw - cgroup cgroup rw,cpu,cpuacct\n${read('proc/mountinfo')}`,
    );
    write('proc/cgroup', '1:cpu,cpuacct:/own\n0::/\n');
    expect(await findCgroupPlace(processDirectory)).toEqual({
      version: 1,
      directories: { cpu: join(root, 'a b/own') },
    });
  });
});

describe('a cgroup of version 2', () => {
  it('is one directory, which is limited and asked in the words of version 2', async () => {
    const cgroup = await Cgroup.create(
      { version: 2, directories: { memory: root, cpu: root, pids: root } },
      'run',
    );
    cgroup.limit({ memoryBytes: 1000.5, processes: 7 });
    expect([read('run/memory.max'), read('run/pids.max')]).toEqual(['1001', '7']);
    expect(read('run/memory.swap.max')).toBe('0');
    cgroup.limitCpu(150);
    expect(read('run/cpu.max')).toBe('15000 100000');
    cgroup.limitCpu('unlimited');
    expect(read('run/cpu.max')).toBe('max 100000');
    write('run/memory.current', '5000\n');
    write('run/memory.stat', 'anon 1000\ninactive_file 700\nactive_file 300\nworkingset_activate_file 5\n');
    expect(cgroup.usedBytes()).toBe(4000);
    write('run/memory.events', 'low 0\nmax 9\noom 4\noom_kill 2\noom_group_kill 1\n');
    expect(cgroup.outOfMemoryKills()).toBe(2);
    write('run/cgroup.procs', '');
    expect(cgroup.entryCount).toBe(1);
  });

  it.each([0, 1, 200, 341, 342, 5_000])('has %i members', async (count) => {
    const cgroup = await Cgroup.create({ version: 2, directories: { pids: root } }, 'run');
    const pids = Array.from({ length: count }, (_, index) => 10_001 + index);
    write('run/cgroup.procs', pids.map((pid) => `${pid}\n`).join(''));
    expect(cgroup.members()).toEqual(pids);
  });

  it('leaves nothing when it cannot be made', async () => {
    write('run', '');
    await expect(
      Cgroup.create({ version: 2, directories: { memory: join(root, 'missing') } }, 'run'),
    ).rejects.toThrow('ENOENT');
    expect(existsSync(join(root, 'missing'))).toBe(false);
  });
});
