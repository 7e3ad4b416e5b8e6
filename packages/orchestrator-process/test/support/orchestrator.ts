import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packFiles } from '@qinling/archive';
import type { Invocation } from '@qinling/core';
import {
  createProcessOrchestrator,
  type Isolation,
  type ProcessOrchestrator,
  type ProcessOrchestratorOptions,
} from '../../src/index.js';

/** Set where the tests of a file run again with workers in sandboxes; see isolated.system.test.ts. */
export const isolation: Isolation = process.env.TEST_ISOLATION === 'bubblewrap' ? 'bubblewrap' : 'none';

/** A sandbox takes two more. */
export const processesOfWorker = isolation === 'none' ? 1 : 3;

export type Language = 'nodejs' | 'python3';

export interface TestOrchestrator {
  readonly orchestrator: ProcessOrchestrator;
  readonly directory: string;
  close(): Promise<void>;
}

/** An orchestrator with a directory of its own; runtimes are called as their image. */
export async function testOrchestrator(
  languages: readonly Language[],
  options: Partial<ProcessOrchestratorOptions> = {},
): Promise<TestOrchestrator> {
  const directory = await mkdtemp(join(tmpdir(), 'qinling-orchestrator-'));
  const orchestrator = await createProcessOrchestrator({ directory, poolSize: 1, isolation, ...options });
  for (const language of languages) await orchestrator.prepareRuntime({ id: language, image: language });
  return {
    orchestrator,
    directory,
    async close() {
      await orchestrator.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const extensions = { nodejs: 'js', python3: 'py' } as const satisfies Record<Language, string>;

/** A run of `files`, or of one `main` module, as a function of its own. */
export function invocation(
  language: Language,
  source: string | Readonly<Record<string, string>>,
  more: Partial<Invocation> = {},
): Invocation {
  const files = typeof source === 'string' ? { [`main.${extensions[language]}`]: source } : source;
  return {
    functionId: randomUUID(),
    functionVersion: 0,
    runtime: { id: language, image: language },
    code: {
      kind: 'package',
      location: randomUUID(),
      format: 'tar.gz',
      entry: 'main.main',
      open: async () => packFiles(files),
    },
    limits: { cpuMillis: 100, memoryBytes: 64 * 1024 * 1024, timeoutSeconds: 10 },
    executionId: randomUUID(),
    projectId: 'default',
    input: null,
    signal: new AbortController().signal,
    ...more,
  };
}
