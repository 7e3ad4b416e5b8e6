import { describe, expect, it } from 'vitest';
import type { ProcessOrchestrator, ProcessOrchestratorOptions } from '../../src/index.js';
import {
  invocation,
  isolation,
  type Language,
  processesOfWorker,
  testOrchestrator,
} from '../support/orchestrator.js';
import { eventually, processesOf } from '../support/processes.js';

/** How the execution of an attack ends, and what its output is: a value, or what vitest compares with. */
export interface AttackEnd {
  readonly outcome: 'failed' | 'success';
  readonly output: unknown;
}

export interface Attack {
  /** Goes on after "when it". */
  readonly does: string;
  /** A module with a function `attack`, in each language; null where the language has no such thing. */
  readonly source: Readonly<Record<Language, string | null>>;
  readonly end: AttackEnd | Readonly<Record<Language, AttackEnd>>;
  readonly timeoutSeconds?: number;
  readonly cpuMillis?: number;
  /** What runs beside it. Default: executions of the same function version, in the same worker. */
  readonly beside?: 'another function';
  /** It comes with the module, so no run of this function can be good. */
  readonly whileLoading?: boolean;
  readonly options?: Partial<ProcessOrchestratorOptions>;
}

export const timedOut: AttackEnd = { outcome: 'failed', output: 'Function execution timeout.' };
export const failed = (output: unknown): AttackEnd => ({ outcome: 'failed', output });
export const succeeded = (output: unknown): AttackEnd => ({ outcome: 'success', output });

const MIB = 1024 * 1024;

const languages = ['nodejs', 'python3'] as const;

/** The same module has the attack and the neighbour; its input decides. */
const roles = {
  nodejs: (attack: string) => `${attack}
exports.main = async (context, { role }) => {
  if (role === 'attack') return attack();
  console.log('begin');
  await new Promise((done) => setTimeout(done, 300));
  console.log('end');
  return 'unharmed';
};`,
  python3: (attack: string) => `${attack}
def main(role):
    import time
    if role == "attack": return attack()
    print("begin")
    time.sleep(0.3)
    print("end")
    return "unharmed"
`,
} as const satisfies Record<Language, (attack: string) => string>;

const harmless = {
  nodejs: 'const attack = () => null;',
  python3: 'def attack(): pass\n',
} as const satisfies Record<Language, string>;

/**
 * One test for each attack and language. As long as the attack lasts, neighbours run beside it, one after the other; the first has begun before
 * it, the last ends after it. All of them, and one more run of the attacked function, must be as if nothing had happened.
 */
export function describeAttacks(what: string, attacks: readonly Attack[]): void {
  describe.concurrent(`hostile code ends its own execution and nothing else: ${what}: when it`, () => {
    for (const [index, attack] of attacks.entries())
      for (const language of languagesOf(attack, index)) {
        const source = attack.source[language];
        if (source === null) continue;
        it(`${attack.does} (${language})`, { timeout: 40_000 }, async ({ onTestFinished }) => {
          const { orchestrator, directory, close } = await testOrchestrator([language], attack.options);
          onTestFinished(close);
          await endures(orchestrator, language, attack, source);
          // What stays is the watchdog and a worker in the pool.
          await eventually(
            'all its processes are gone',
            () => processesOf(directory).length === processesOfWorker + 1,
          );
        });
      }
  });
}

/** Sandboxes are around processes, in whatever language: there, languages take turns. */
function languagesOf({ source }: Attack, index: number): readonly Language[] {
  const all = languages.filter((language) => source[language] !== null);
  return isolation === 'none' || all.length === 1 ? all : all.slice(index % 2, (index % 2) + 1);
}

async function endures(
  orchestrator: ProcessOrchestrator,
  language: Language,
  { end, beside, whileLoading = false, timeoutSeconds = end === timedOut ? 2 : 10, cpuMillis = 300 }: Attack,
  source: string,
): Promise<void> {
  const limits = { cpuMillis, memoryBytes: 64 * MIB, timeoutSeconds };
  const attacked = invocation(language, roles[language](source), { limits, input: '{"role":"attack"}' });
  const other =
    beside === undefined ? attacked : invocation(language, roles[language](harmless[language]), { limits });
  const neighbour = { ...other, input: '{"role":"neighbour"}' };
  await orchestrator.invoke(neighbour);

  let isOver = false;
  let neighbours = Promise.resolve();
  await new Promise<void>((begun) => {
    neighbours = (async () => {
      do await expectUnharmed(orchestrator, neighbour, begun);
      while (!isOver);
    })();
    neighbours.catch(begun);
  });
  const result = await orchestrator.invoke(attacked).finally(() => {
    isOver = true;
  });
  expect(result).toMatchObject('outcome' in end ? end : end[language]);
  await neighbours;
  await expectUnharmed(
    orchestrator,
    whileLoading ? neighbour : { ...attacked, input: '{"role":"neighbour"}' },
  );
  for (const each of [attacked, other]) await orchestrator.detach(each);
}

async function expectUnharmed(
  orchestrator: ProcessOrchestrator,
  neighbour: ReturnType<typeof invocation>,
  onBegin: () => void = () => undefined,
): Promise<void> {
  const executionId = `neighbour-${Math.random()}`;
  const result = await orchestrator.invoke({
    ...neighbour,
    executionId,
    onLog: (text) => text.includes('begin') && onBegin(),
  });
  expect(result).toMatchObject({
    outcome: 'success',
    output: 'unharmed',
    log: `Start execution: ${executionId}\nbegin\nend\nFinished execution: ${executionId}\n`,
  });
}
