/** What the files of a cgroup are called, and how they say it, in the two versions of the kernel's interface. */
export interface CgroupDialect {
  readonly memoryLimit: string;
  readonly memoryUsage: string;
  /** Holds a line `oom_kill <count>`. */
  readonly memoryEvents: string;
  /** More to write when memory is limited; what a kernel does not have of it is left out. */
  readonly memoryExtras: readonly (readonly [file: string, text: string])[];
  readonly cpuLimit: string;
  /** Processor time in each period, or without limit. */
  cpuText(cpuMillis: number | 'unlimited'): string;
}

const periodMicros = 100_000;
const leastMicros = 1_000;

const quota = (cpuMillis: number): number => Math.max(leastMicros, (cpuMillis * periodMicros) / 1000);

export const cgroupDialects = {
  1: {
    memoryLimit: 'memory.limit_in_bytes',
    memoryUsage: 'memory.usage_in_bytes',
    memoryEvents: 'memory.oom_control',
    memoryExtras: [['memory.swappiness', '0']],
    cpuLimit: 'cpu.cfs_quota_us',
    // The period is 100 ms unless somebody changes it.
    cpuText: (cpuMillis) => (cpuMillis === 'unlimited' ? '-1' : String(quota(cpuMillis))),
  },
  2: {
    memoryLimit: 'memory.max',
    memoryUsage: 'memory.current',
    memoryEvents: 'memory.events',
    memoryExtras: [
      ['memory.swap.max', '0'],
      ['memory.oom.group', '0'],
    ],
    cpuLimit: 'cpu.max',
    cpuText: (cpuMillis) => `${cpuMillis === 'unlimited' ? 'max' : quota(cpuMillis)} ${periodMicros}`,
  },
} as const satisfies Record<1 | 2, CgroupDialect>;
