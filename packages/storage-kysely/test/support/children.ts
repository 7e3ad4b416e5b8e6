import { fork } from 'node:child_process';
import { once } from 'node:events';

export type ChildTask =
  | 'migrate'
  | 'takeNumbers'
  | 'advance'
  | 'dieInTransaction'
  | 'dieInSharedCommit'
  | 'dieInMigration';

const script = new URL('child.js', import.meta.url);

/** Runs a task in several processes, which begin it at once, and gives what each made of it. */
export async function inChildren<Result>(
  count: number,
  task: ChildTask,
  ...args: readonly string[]
): Promise<readonly Result[]> {
  const children = Array.from({ length: count }, () => fork(script, [task, ...args], { execArgv: [] }));
  await Promise.all(children.map((child) => once(child, 'message')));
  const results = children.map(async (child) => {
    const [message] = (await Promise.race([once(child, 'message'), failure(child)])) as [{ result: Result }];
    return message.result;
  });
  for (const child of children) {
    child.send('go');
  }
  return Promise.all(results);
}

/** Runs a task in a process that dies in the middle of it, and gives the signal it died of. */
export async function inDyingChild(task: ChildTask, ...args: readonly string[]): Promise<unknown> {
  const child = fork(script, [task, ...args], { execArgv: [] });
  const [, signal] = await once(child, 'exit');
  return signal;
}

async function failure(child: ReturnType<typeof fork>): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`The child ended with ${code} before it answered.`);
}
