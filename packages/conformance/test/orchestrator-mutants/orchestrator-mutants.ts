import {
  type Invocation,
  type InvocationResult,
  MemoryOrchestrator,
  type MemoryOrchestratorOptions,
  type Orchestrator,
} from '@qinling/core';
import { memoryPrograms, type OrchestratorSubject } from '../../src/index.js';

/** An orchestrator that is broken on purpose, and the cases that must find it out. */
export interface OrchestratorMutant {
  readonly defect: string;
  readonly reds: readonly string[];
  readonly subject: OrchestratorSubject;
}

type Breaks = (intact: Orchestrator) => Partial<Orchestrator>;

/** A mutant: some methods of an orchestrator that works, replaced. */
function mutant(
  defect: string,
  reds: string | readonly string[],
  breaks: Breaks,
  options: MemoryOrchestratorOptions = {},
): OrchestratorMutant {
  return {
    defect,
    reds: typeof reds === 'string' ? [reds] : reds,
    subject: {
      languages: ['memory'],
      async create() {
        const memory = new MemoryOrchestrator({
          handlers: memoryPrograms,
          runtimeImages: ['memory'],
          ...options,
        });
        const intact: Orchestrator = {
          capabilities: memory.capabilities,
          prepareRuntime: (runtime) => memory.prepareRuntime(runtime),
          removeRuntime: (id) => memory.removeRuntime(id),
          pool: (id) => memory.pool(id),
          invoke: (invocation) => memory.invoke(invocation),
          workers: (id, version) => memory.workers(id, version),
          scaleUp: (deployment, count) => memory.scaleUp(deployment, count),
          scaleDown: (target, count) => memory.scaleDown(target, count),
          detach: (target) => memory.detach(target),
          servingWorkers: (id) => memory.servingWorkers(id),
          close: () => memory.close(),
        };
        return { ...intact, ...breaks(intact) };
      },
    },
  };
}

/** A mutant that changes what is run, or what comes of it. */
function runs(
  defect: string,
  reds: string | readonly string[],
  change: {
    readonly before?: (invocation: Invocation) => Invocation;
    readonly after?: (result: InvocationResult, invocation: Invocation) => InvocationResult;
  },
): OrchestratorMutant {
  const { before = (invocation) => invocation, after = (result) => result } = change;
  return mutant(defect, reds, (intact) => ({
    invoke: async (invocation) => after(await intact.invoke(before(invocation)), invocation),
  }));
}

const handsOut = 'memory: R15: hands the log out while the code runs, as the log then has it';

const logMutants: readonly OrchestratorMutant[] = [
  mutant('hands out the log when it is whole', handsOut, (intact) => ({
    async invoke({ onLog, ...invocation }) {
      const result = await intact.invoke(invocation);
      onLog?.(result.log);
      return result;
    },
  })),
  runs('hands out another log than it keeps', handsOut, {
    before: ({ onLog, ...invocation }) => ({
      ...invocation,
      onLog: (text) => onLog?.(text.toUpperCase().replace('BEGIN', 'begin')),
    }),
  }),
];

const never = new AbortController().signal;

function hanging(): Promise<never> {
  return new Promise(() => undefined);
}

const runtimeMutants: readonly OrchestratorMutant[] = [
  mutant(
    'counts no worker of its pool as available',
    'has a pool for a prepared runtime, all of it available',
    (intact) => ({ pool: async (id) => ({ ...(await intact.pool(id)), available: 0 }) }),
  ),
  mutant(
    'says nothing about a limit that it does not know',
    'tells of every limit whether it is enforced, advisory or absent',
    ({ capabilities }) => {
      const { fileSize: _, ...limits } = capabilities.limits;
      return { capabilities: { ...capabilities, limits: limits as typeof capabilities.limits } };
    },
  ),
  mutant(
    'does not start anew what has left its pool',
    'fills its pool up again when workers have left it',
    (intact) => {
      let left = 0;
      return {
        async invoke(invocation) {
          left += 1;
          return await intact.invoke(invocation);
        },
        async pool(id) {
          const { total, available } = await intact.pool(id);
          return { total: Math.max(0, total - left), available: Math.max(0, available - left) };
        },
      };
    },
  ),
  mutant('shows a pool for everything', 'has no pool for a runtime that is not prepared', () => ({
    pool: async () => ({ total: 1, available: 1 }),
  })),
  mutant(
    'starts afresh whenever it is told to prepare',
    'takes a repeated preparation for done',
    (intact) => ({
      async prepareRuntime(runtime) {
        await intact.removeRuntime(runtime.id);
        await intact.prepareRuntime(runtime);
      },
    }),
  ),
  mutant(
    'swallows why an image does not come up',
    'says what is wrong with an image that it does not know',
    (intact) => ({
      prepareRuntime: (runtime) => intact.prepareRuntime(runtime).catch(() => undefined),
    }),
  ),
  mutant(
    'ends the former image before the next one is up',
    'goes on with the former image when another one does not come up',
    (intact) => ({
      async prepareRuntime(runtime) {
        if (runtime.image !== 'memory') await intact.removeRuntime(runtime.id);
        await intact.prepareRuntime(runtime);
      },
    }),
  ),
  mutant(
    'prepares whatever it is asked to run',
    'does not run in a runtime that is not prepared',
    (intact) => ({
      async invoke(invocation) {
        if (invocation.runtime !== null) await intact.prepareRuntime(invocation.runtime);
        return intact.invoke(invocation);
      },
    }),
  ),
  mutant('keeps removed runtimes', 'removes a runtime with its pool and workers', () => ({
    removeRuntime: async () => undefined,
  })),
  mutant(
    'minds the removal of what is not there',
    'takes the removal of an unknown runtime for done',
    (intact) => ({
      async removeRuntime(id) {
        if ((await intact.pool(id)).total === 0) throw new Error(`There is no runtime ${id}.`);
        await intact.removeRuntime(id);
      },
    }),
  ),
  mutant('prepares a runtime once only', 'prepares a removed runtime again', (intact) => {
    const seen = new Set<string>();
    return {
      async prepareRuntime(runtime) {
        if (!seen.has(runtime.id)) await intact.prepareRuntime(runtime);
        seen.add(runtime.id);
      },
    };
  }),
  mutant(
    'runs images without claiming to',
    'refuses image code unless it claims to run it',
    (intact) => ({ capabilities: { ...intact.capabilities, images: false } }),
    { images: true },
  ),
];

const outcomeMutants: readonly OrchestratorMutant[] = [
  runs(
    'takes what is falsy for nothing',
    'memory: gives back every kind of JSON value that the code returns',
    {
      after: (result) => ({ ...result, output: result.output || null }),
    },
  ),
  runs(
    'throws what the code throws',
    'memory: R13: tells what the code throws as data, its message as the output',
    {
      after(result) {
        if (result.outcome === 'failed') throw new Error(String(result.output));
        return result;
      },
    },
  ),
  runs('keeps nothing but the frame of the log', 'memory: R15: tells in the log where the code threw', {
    after: (result, { executionId }) => ({
      ...result,
      log: `Start execution: ${executionId}\nFinished execution: ${executionId}\n`,
    }),
  }),
  runs(
    'runs everything as the latest version',
    ['memory: gives the code its context', 'never lets two versions share a worker'],
    {
      before: (invocation) => ({ ...invocation, functionVersion: 0 }),
    },
  ),
  runs('does not frame the log', 'memory: R15: frames the log with lines that name the execution', {
    after: (result) => ({ ...result, log: result.log.split('\n').slice(1, -2).join('\n') }),
  }),
  runs('does not look at the clock', 'memory: tells how long the code ran', {
    after: (result) => ({ ...result, durationSeconds: 0 }),
  }),
  mutant(
    'mixes up the results of concurrent executions',
    'memory: keeps the results and logs of concurrent executions apart',
    (intact) => {
      const waiting: ((result: InvocationResult) => void)[] = [];
      return {
        async invoke(invocation) {
          const first = new Promise<InvocationResult>((resolve) => waiting.push(resolve));
          void intact.invoke(invocation).then((result) => waiting.shift()?.(result));
          return first;
        },
      };
    },
  ),
];

const endingMutants: readonly OrchestratorMutant[] = [
  runs('forgets the time limit', 'memory: ends an execution that waits for ever when its time is up', {
    before: (invocation) => ({ ...invocation, limits: { ...invocation.limits, timeoutSeconds: 3600 } }),
  }),
  runs('never ends on abort', 'memory: ends an execution that is aborted', {
    before: (invocation) => ({ ...invocation, signal: never }),
  }),
  runs('looks at the signal only once the code runs', 'memory: does not run what was aborted before', {
    before: (invocation) => (invocation.signal.aborted ? { ...invocation, signal: never } : invocation),
  }),
  runs('is deaf to aborts that come early', 'memory: aborts at any moment of an execution', {
    before(invocation) {
      const late = new AbortController();
      setTimeout(() => invocation.signal.addEventListener('abort', () => late.abort()), 30);
      return { ...invocation, signal: late.signal };
    },
  }),
  mutant(
    'aborts everything at once',
    'memory: R14: goes on with what runs beside an aborted execution',
    (intact) => {
      const all = new AbortController();
      return {
        invoke(invocation) {
          invocation.signal.addEventListener('abort', () => all.abort());
          return intact.invoke({ ...invocation, signal: all.signal });
        },
      };
    },
  ),
  mutant(
    'lets running executions be when it is closed',
    'ends what runs as if aborted when it is closed',
    () => ({
      close: async () => undefined,
    }),
  ),
  mutant('cannot be closed twice', 'can be closed twice, also at once', (intact) => {
    let isClosed = false;
    return {
      async close() {
        if (isClosed) throw new Error('It is closed.');
        isClosed = true;
        await intact.close();
      },
    };
  }),
  mutant('goes on when it is closed', 'takes nothing new once it is closed', () => ({
    close: async () => undefined,
  })),
];

const workerMutants: readonly OrchestratorMutant[] = [
  mutant('shows workers that are not there', 'tells of no workers of a function that never ran', () => ({
    workers: async (functionId) => [{ functionId, functionVersion: 0, workerName: 'ghost' }],
  })),
  mutant(
    'starts a worker for every run',
    'starts a worker for the first run and keeps it for the next, under its name',
    (intact) => ({
      async invoke(invocation) {
        await intact.detach(invocation);
        return intact.invoke(invocation);
      },
    }),
  ),
  mutant(
    'starts a worker for every concurrent run',
    'fills a worker with executions before it starts another',
    () => ({}),
    { functionConcurrency: 1 },
  ),
  mutant(
    'counts the pool, and not who serves',
    'counts the workers that serve with a runtime, busy or idle',
    (intact) => ({ servingWorkers: async (id) => (await intact.pool(id)).total }),
  ),
  mutant(
    'runs what a worker has, whatever is asked for',
    'R8: runs the code and the settings that an invocation names, not those of a worker that is there',
    (intact) => {
      const loaded = new Map<string, Pick<Invocation, 'code' | 'limits'>>();
      return {
        invoke(invocation) {
          const key = `${invocation.functionId} ${invocation.functionVersion}`;
          const { code, limits } = loaded.get(key) ?? invocation;
          loaded.set(key, { code, limits });
          return intact.invoke({ ...invocation, code, limits });
        },
      };
    },
  ),
  mutant(
    'scales up by one, whatever is asked for',
    'scales up by as many workers as asked for',
    (intact) => ({
      scaleUp: (deployment) => intact.scaleUp(deployment, 1),
    }),
  ),
  mutant('scales down to nothing', 'scales down, but never below one worker', (intact) => ({
    scaleDown: (target) => intact.detach(target),
  })),
  mutant('minds that there is nothing to scale down', 'scales down nothing where nothing is', (intact) => ({
    async scaleDown(target, count) {
      if ((await intact.workers(target.functionId)).length === 0) throw new Error('There is no worker.');
      await intact.scaleDown(target, count);
    },
  })),
  mutant('ends busy workers too', 'does not end a busy worker when it scales down', (intact) => {
    const stop = new AbortController();
    return {
      invoke: (invocation) => intact.invoke({ ...invocation, signal: stop.signal }),
      async scaleDown(target, count) {
        stop.abort();
        await intact.scaleDown(target, count);
      },
    };
  }),
  mutant('does not detach', 'lets detached workers finish, and gives them nothing new', () => ({
    detach: async () => undefined,
  })),
  mutant('takes version 10 for version 1', 'detaches one version and no other', (intact) => ({
    async detach(target) {
      for (const worker of await intact.workers(target.functionId))
        if (`${worker.functionVersion}`.startsWith(`${target.functionVersion}`)) await intact.detach(worker);
    },
  })),
  mutant(
    'ends what detached workers run',
    'lets detached workers finish, and gives them nothing new',
    (intact) => {
      const stop = new AbortController();
      return {
        invoke: (invocation) => intact.invoke({ ...invocation, signal: stop.signal }),
        async detach(target) {
          stop.abort();
          await intact.detach(target);
        },
      };
    },
  ),
  mutant(
    'waits for ever',
    'starts a worker for the first run and keeps it for the next, under its name',
    () => ({
      invoke: hanging,
    }),
  ),
];

export const orchestratorMutants: readonly OrchestratorMutant[] = [
  ...runtimeMutants,
  ...outcomeMutants,
  ...logMutants,
  ...endingMutants,
  ...workerMutants,
];
