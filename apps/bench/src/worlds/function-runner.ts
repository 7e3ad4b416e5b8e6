import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { packFiles } from '@qinling/archive';
import { type Deployment, defaultResourceRanges } from '@qinling/core';
import {
  createProcessOrchestrator,
  type Isolation,
  type ProcessOrchestrator,
} from '@qinling/orchestrator-process';
import type { Scene } from '../scene.js';
import { caller } from './caller.js';
import { greeterFiles, greeterInput, type Language } from './greeter.js';

const pollMilliseconds = 2;
const longestRefillMilliseconds = 60_000;
const { cpuMillis, memoryBytes, timeoutSeconds } = defaultResourceRanges;

/** The orchestrator as it comes, with one runtime, and its smallest function. */
export class FunctionRunner {
  readonly #orchestrator: ProcessOrchestrator;
  readonly #language: Language;

  private constructor(orchestrator: ProcessOrchestrator, language: Language) {
    this.#orchestrator = orchestrator;
    this.#language = language;
  }

  /** Opens it with its pool full; it is closed when the scene ends. */
  static async open(
    scene: Scene,
    language: Language,
    isolation: Isolation = 'none',
  ): Promise<FunctionRunner> {
    const directory = await scene.folder(`functions-${language}-${isolation}`);
    const orchestrator = await createProcessOrchestrator({ directory, isolation });
    scene.defer(() => orchestrator.close());
    await orchestrator.prepareRuntime({ id: language, image: language });
    const runner = new FunctionRunner(orchestrator, language);
    await runner.poolIsFull();
    return runner;
  }

  /** A function that no worker knows, in a package that is nowhere unpacked; with the limits it has when none are given. */
  newFunction(): Deployment {
    const files = greeterFiles[this.#language];
    return {
      functionId: randomUUID(),
      functionVersion: 0,
      runtime: { id: this.#language, image: this.#language },
      code: {
        kind: 'package',
        location: randomUUID(),
        format: 'tar.gz',
        entry: 'main.main',
        open: async () => packFiles(files),
      },
      limits: {
        cpuMillis: cpuMillis.default,
        memoryBytes: memoryBytes.default,
        timeoutSeconds: timeoutSeconds.default,
      },
    };
  }

  async invoke(deployment: Deployment): Promise<void> {
    const { outcome, output } = await this.#orchestrator.invoke({
      ...deployment,
      executionId: randomUUID(),
      projectId: caller.projectId,
      input: JSON.stringify(greeterInput),
      signal: new AbortController().signal,
    });
    if (outcome !== 'success') throw new Error(`The function of the bench ended ${outcome}: ${output}`);
  }

  /** The seconds from the call of a new function to its result. Its worker is let go and the pool filled again, not counted. */
  async coldStart(): Promise<number> {
    const deployment = this.newFunction();
    const start = performance.now();
    await this.invoke(deployment);
    const seconds = (performance.now() - start) / 1000;
    await this.#orchestrator.detach(deployment);
    await this.poolIsFull();
    return seconds;
  }

  async poolIsFull(): Promise<void> {
    const end = performance.now() + longestRefillMilliseconds;
    for (;;) {
      const { available, total } = await this.#orchestrator.pool(this.#language);
      if (total > 0 && available === total) return;
      if (performance.now() > end) throw new Error(`The pool of ${this.#language} did not fill.`);
      await setTimeout(pollMilliseconds);
    }
  }
}
