import type { OrchestratorCapabilities } from '@qinling/core';
import type { CgroupFamily } from '../cgroups/cgroup-family.js';

/** What is done about each limit on this machine. */
export function limitSupport(cgroups: CgroupFamily | undefined): OrchestratorCapabilities['limits'] {
  // Without cgroups each process of an execution has the limit by itself; and node only where there is prlimit.
  const memoryOfProcesses = process.platform === 'linux' ? 'advisory' : 'absent';
  return {
    timeout: 'enforced',
    memory: cgroups?.has('memory') === true ? 'enforced' : memoryOfProcesses,
    cpu: cgroups?.has('cpu') === true ? 'enforced' : 'absent',
    processes: cgroups?.has('pids') === true ? 'enforced' : 'absent',
    openFiles: 'enforced',
    fileSize: 'enforced',
    workDirectory: 'advisory',
    output: 'enforced',
    log: 'enforced',
  };
}
