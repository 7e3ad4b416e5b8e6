import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KitLanguage, OrchestratorSubject } from '@qinling/conformance';
import type { LimitSupports, OrchestratorCapabilities } from '@qinling/core';
import {
  createProcessOrchestrator,
  defaultImages,
  type ProcessOrchestrator,
  type ProcessOrchestratorOptions,
} from '../../src/index.js';
import { commandLine, processesOf, sandboxId } from './processes.js';

// The interpreters are looked for once, not for every case.
const images = defaultImages();

const limits = {
  maxProcesses: 64,
  maxOpenFiles: 256,
  maxFileBytes: 4 * 1024 * 1024,
  maxWorkDirectoryBytes: 16 * 1024 * 1024,
};

// By this process, so that others that run the kit at the same time do not matter.
const prefix = join(tmpdir(), `qinling-conformance-${process.pid}-`);

/** The processes of functions in all sandboxes here that are `pid` in theirs. A worker that has forked may have the same. */
const sandboxed = (pid: number): number[] =>
  processesOf(prefix).filter((each) => sandboxId(each) === pid && commandLine(each).startsWith('sleep'));

/** What the kit needs to prove this adapter, in one language; or a variant of it that `options` make. */
export function processSubject(
  language: KitLanguage,
  options: Partial<ProcessOrchestratorOptions> = {},
): OrchestratorSubject<ProcessOrchestrator> {
  const directories = new WeakMap<ProcessOrchestrator, string>();
  return {
    async create() {
      const directory = await mkdtemp(prefix);
      const own = { directory, images, poolSize: 1, maxWorkers: 3, maxWaiting: 2, ...limits };
      const orchestrator = await createProcessOrchestrator({ ...own, ...options });
      directories.set(orchestrator, directory);
      return orchestrator;
    },
    async destroy(orchestrator) {
      await rm(directories.get(orchestrator) ?? '', { recursive: true, force: true });
    },
    languages: [language],
    capacity: { running: 9, waiting: 2 },
    bounds: {
      processes: limits.maxProcesses,
      openFiles: limits.maxOpenFiles,
      fileBytes: limits.maxFileBytes,
      workDirectoryBytes: limits.maxWorkDirectoryBytes,
    },
    // A sandbox has a process namespace of its own.
    ...(options.isolation === 'bubblewrap' && { isProcessAlive: async (pid) => sandboxed(pid).length > 0 }),
  };
}

export interface Claims {
  readonly isolation?: OrchestratorCapabilities['isolation'];
  readonly limits?: Partial<LimitSupports>;
}

/** An adapter that claims more than it does, or less. */
export function claiming(intact: OrchestratorSubject, { isolation, limits }: Claims): OrchestratorSubject {
  return {
    ...intact,
    async create() {
      const orchestrator = await intact.create();
      const { capabilities } = orchestrator;
      const claimed = {
        ...capabilities,
        ...(isolation !== undefined && { isolation }),
        limits: { ...capabilities.limits, ...limits },
      };
      return Object.defineProperty(orchestrator, 'capabilities', { value: claimed });
    },
  };
}
