import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A built program of this package, whether this file runs built or from its source. */
const programOf = (name: string): string => fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url));

/** A process of its own that takes its task as one argument and answers over IPC: first that it is ready, then with its result. */
export interface ChildProgram<Result, Ready = unknown> {
  readonly process: ChildProcess;
  readonly ready: Promise<Ready>;
  /** Rejects when the process ends before it answered. */
  readonly result: Promise<Result>;
}

/** Starts a built program. `name` is its path below `src`, without its extension. */
export function startChildProgram<Result, Ready = unknown>(
  name: string,
  task: unknown,
): ChildProgram<Result, Ready> {
  const child = fork(programOf(name), [JSON.stringify(task)], {
    execArgv: [],
    stdio: ['ignore', 1, 2, 'ipc'],
  });
  const ended = once(child, 'exit').then(([code, signal]): never => {
    throw new Error(`${name} ended (${signal ?? code}) before it answered.`);
  });
  const message = (kind: string) =>
    new Promise<unknown>((resolve) => {
      child.on('message', (value: { readonly kind: string; readonly value?: unknown }) => {
        if (value.kind === kind) resolve(value.value);
      });
    });
  const ready = Promise.race([message('ready'), ended]) as Promise<Ready>;
  const result = Promise.race([message('result'), ended]) as Promise<Result>;
  // Whoever kills the process on purpose waits for neither.
  for (const promise of [ready, result]) promise.catch(() => undefined);
  return { process: child, ready, result };
}

/** Starts a program several times, lets all begin at once, and gives what each answered. */
export async function runTogether<Result>(
  name: string,
  tasks: readonly unknown[],
): Promise<readonly Result[]> {
  const children = tasks.map((task) => startChildProgram<Result>(name, task));
  try {
    await Promise.all(children.map(({ ready }) => ready));
    for (const { process: child } of children) child.send('go');
    return await Promise.all(children.map(({ result }) => result));
  } finally {
    for (const { process: child } of children) child.kill('SIGKILL');
  }
}

/** The child's side: does `work` once its parent says go, and sends the result. `prepare` comes before. */
export async function serveParent<Task, Prepared, Result>(
  prepare: (task: Task) => Promise<Prepared>,
  work: (task: Task, prepared: Prepared) => Promise<Result>,
): Promise<void> {
  const task = JSON.parse(process.argv[2] ?? 'null') as Task;
  const prepared = await prepare(task);
  process.send?.({ kind: 'ready' });
  await once(process, 'message');
  process.send?.({ kind: 'result', value: await work(task, prepared) });
  process.disconnect();
}
