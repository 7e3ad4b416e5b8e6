import type { ArchiveLimits } from '@qinling/archive';
import type { Clock, Logger } from '@qinling/core';
import type { ImageRegistry } from './images/image-registry.js';
import type { Isolation } from './isolation/isolation.js';

export interface ProcessOrchestratorOptions {
  /**
   * Where packages are unpacked and functions have their working directories. Made when it is missing. Several
   * orchestrators may share it. It should be readable by the user of this process alone.
   */
  readonly directory: string;
  /** Further images, or others for the names `nodejs`, `python3` and Qinling's. Default: those. */
  readonly images?: ImageRegistry;
  /** Generic workers that wait in a runtime's pool. Default 2, at least 1. */
  readonly poolSize?: number;
  /** Executions at a time in one worker; more start another worker. Default 3. */
  readonly functionConcurrency?: number;
  /** Most workers of functions at a time. Default: 4 for each processor, at least 16. */
  readonly maxWorkers?: number;
  /** Most executions that wait for a worker; more are refused with `TooManyRequestsError`. Default 100. */
  readonly maxWaiting?: number;
  /** How long a worker without work stays. Default 3600. */
  readonly idleSeconds?: number;
  /** How long a worker process may take to start. Default 30. */
  readonly startSeconds?: number;
  /** Longest JSON text of an output; a longer one makes the execution fail. Default 6 MiB. */
  readonly maxOutputBytes?: number;
  /** What is kept of an execution's log; more is cut off with a mark. Default 1 MiB. */
  readonly maxLogBytes?: number;
  /** Most processes and threads of an execution, where there are cgroups. Default 128. */
  readonly maxProcesses?: number;
  /** Most files, sockets and pipes that each process of an execution has open. Default 1024. */
  readonly maxOpenFiles?: number;
  /** The longest file that an execution writes. Default 512 MiB. */
  readonly maxFileBytes?: number;
  /** Most that an execution has in its working directory in all; looked at every second. Default 512 MiB. */
  readonly maxWorkDirectoryBytes?: number;
  /** Whether to limit executions by cgroups, where the system lets this process have some. Default `auto`. */
  readonly cgroups?: 'auto' | 'off';
  /**
   * Whether functions are kept from the host's files, network and processes: `none`, or `bubblewrap`, which needs Debian's package of that name.
   * docs/isolation.md tells what each stops. Default `none`.
   */
  readonly isolation?: Isolation;
  /** Unpacked packages that are kept although no worker uses them. Default 32. */
  readonly maxUnusedPackages?: number;
  /** The largest package that is unpacked. Default: `defaultArchiveLimits` of `@qinling/archive`. */
  readonly packageLimits?: ArchiveLimits;
  /** Default: silent. */
  readonly logger?: Logger;
  /** Default: the system's. */
  readonly clock?: Clock;
}
