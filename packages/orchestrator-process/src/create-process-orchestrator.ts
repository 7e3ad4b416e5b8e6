import { availableParallelism } from 'node:os';
import { defaultArchiveLimits } from '@qinling/archive';
import { type Logger, systemClock } from '@qinling/core';
import { openCgroups } from './cgroups/open-cgroups.js';
import { openInstanceDirectory } from './files/instance-directory.js';
import { defaultImages } from './images/default-images.js';
import { openIsolation } from './isolation/isolation.js';
import { ProcessOrchestrator } from './process-orchestrator.js';
import type { ProcessOrchestratorOptions } from './process-orchestrator-options.js';

const MIB = 1024 * 1024;
const nothing = (): void => undefined;
const silent: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/**
 * Makes an orchestrator that runs functions in worker processes on this machine. Its runtimes are prepared by
 * `prepareRuntime`; nothing runs before that. Rejects when the directory cannot be made or written, and when functions cannot be isolated as
 * wanted.
 */
export async function createProcessOrchestrator(
  options: ProcessOrchestratorOptions,
): Promise<ProcessOrchestrator> {
  const clock = options.clock ?? systemClock;
  const logger = options.logger ?? silent;
  const bubblewrap = await openIsolation(options.isolation);
  const directory = await openInstanceDirectory(options.directory, { clock, logger });
  const orchestrator = new ProcessOrchestrator({
    directory,
    bubblewrap,
    cgroups: options.cgroups === 'off' ? undefined : await openCgroups(directory.path, logger),
    images: { ...defaultImages(), ...options.images },
    poolSize: options.poolSize ?? 2,
    functionConcurrency: options.functionConcurrency ?? 3,
    maxWorkers: options.maxWorkers ?? Math.max(16, 4 * availableParallelism()),
    maxWaiting: options.maxWaiting ?? 100,
    idleSeconds: options.idleSeconds ?? 3600,
    startSeconds: options.startSeconds ?? 30,
    maxOutputBytes: options.maxOutputBytes ?? 6 * MIB,
    maxLogBytes: options.maxLogBytes ?? MIB,
    maxProcesses: options.maxProcesses ?? 128,
    maxOpenFiles: options.maxOpenFiles ?? 1024,
    maxFileBytes: options.maxFileBytes ?? 512 * MIB,
    maxWorkDirectoryBytes: options.maxWorkDirectoryBytes ?? 512 * MIB,
    maxUnusedPackages: options.maxUnusedPackages ?? 32,
    packageLimits: options.packageLimits ?? defaultArchiveLimits,
    logger,
    clock,
  });
  await orchestrator.open();
  return orchestrator;
}
