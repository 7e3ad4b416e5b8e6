import {
  type Deployment,
  type Invocation,
  type InvocationResult,
  type Orchestrator,
  type OrchestratorCapabilities,
  OrchestratorError,
  type PoolInfo,
  type RuntimeRef,
  type WorkerInfo,
  type WorkerTarget,
} from '../../src/index.js';
import type { Run } from './world.js';

/** Runs what a test says, and remembers what it was asked. */
export class ScriptedOrchestrator implements Orchestrator {
  readonly capabilities: OrchestratorCapabilities = {
    limits: {
      timeout: 'absent',
      memory: 'absent',
      cpu: 'absent',
      processes: 'absent',
      openFiles: 'absent',
      fileSize: 'absent',
      workDirectory: 'absent',
      output: 'absent',
      log: 'absent',
    },
    isolation: 'none',
    images: false,
  };
  readonly invocations: Invocation[] = [];
  readonly calls: (readonly [string, unknown])[] = [];
  readonly prepared = new Map<string, string>();
  busyWorkers = 0;
  /** Images that do not come up. */
  readonly badImages = new Set<string>();
  run: Run;

  constructor(run: Run = ({ input }) => ({ output: input })) {
    this.run = run;
  }

  async prepareRuntime({ id, image }: RuntimeRef): Promise<void> {
    if (this.badImages.has(image)) throw new Error(`unknown image ${image}`);
    this.prepared.set(id, image);
  }

  async removeRuntime(runtimeId: string): Promise<void> {
    this.calls.push(['removeRuntime', runtimeId]);
  }

  async pool(): Promise<PoolInfo> {
    return { total: 2, available: 1 };
  }

  async invoke(invocation: Invocation): Promise<InvocationResult> {
    if (invocation.runtime?.image !== this.prepared.get(invocation.runtime?.id ?? '')) {
      throw new OrchestratorError('The runtime is not prepared.');
    }
    this.invocations.push(invocation);
    const result = { outcome: 'success', output: null, durationSeconds: 0.5, log: 'log\n' } as const;
    const aborted = new Promise<InvocationResult>((resolve) => {
      invocation.signal.addEventListener('abort', () => resolve({ ...result, outcome: 'aborted' }));
    });
    const ran = Promise.resolve(this.run(invocation)).then((given) => ({ ...result, ...given }));
    return Promise.race([ran, aborted]);
  }

  async workers(functionId: string): Promise<readonly WorkerInfo[]> {
    return [{ functionId, functionVersion: 0, workerName: 'worker-1' }];
  }

  async scaleUp(deployment: Deployment, count: number): Promise<void> {
    this.calls.push(['scaleUp', [deployment.functionVersion, count]]);
  }

  async scaleDown(target: WorkerTarget, count: number): Promise<void> {
    this.calls.push(['scaleDown', [target.functionVersion, count]]);
  }

  async detach(target: WorkerTarget): Promise<void> {
    this.calls.push(['detach', target.functionVersion]);
  }

  async servingWorkers(): Promise<number> {
    return this.busyWorkers;
  }

  async close(): Promise<void> {
    this.calls.push(['close', undefined]);
  }
}
