import { fileURLToPath } from 'node:url';
import { expectRed, type OrchestratorSubject, orchestratorCases } from '@qinling/conformance';
import { describe, expect, it } from 'vitest';
import { defaultImages, type ProcessOrchestratorOptions } from '../src/index.js';
import { python3Command } from './support/commands.js';
import { claiming, processSubject } from './support/conformance-subject.js';

const brokenWorker = fileURLToPath(new URL('support/broken-worker.py', import.meta.url));
const shim = fileURLToPath(new URL('../shims/python3', import.meta.url));

/** The real adapter, with a python3 worker that has a defect. */
function withWorker(defect: string): OrchestratorSubject {
  return subject(workerWith(defect));
}

function workerWith(defect: string): Partial<ProcessOrchestratorOptions> {
  const python3 = async () => {
    const { command } = await python3Command();
    return { command, args: ['-I', '-u', '-B', brokenWorker, shim, defect] };
  };
  return { images: { ...defaultImages(), python3 } };
}

function subject(options: Partial<ProcessOrchestratorOptions>): OrchestratorSubject {
  return processSubject('python3', options) as OrchestratorSubject;
}

const leaking = async () => {
  const environment = Object.fromEntries(
    Object.entries(process.env).map(([name, value]) => [name, value ?? '']),
  );
  return { ...(await python3Command()), environment };
};

const sandboxCase =
  'python3: isolation: code sees the files, processes and network of this machine where none is claimed, and in a sandbox nothing of them';

/** A broken adapter, and the cases that find it out. */
const mutants: readonly (readonly [defect: string, subject: OrchestratorSubject, reds: readonly string[]])[] =
  [
    [
      'forgets to kill the tree',
      withWorker('forgets_the_tree'),
      [
        'python3: ends all processes of an execution whose time is up',
        'python3: ends all processes of an execution that is aborted',
        'python3: ends the processes that an execution leaves behind',
      ],
    ],
    [
      'drops stderr',
      withWorker('drops_stderr'),
      ['python3: R15: logs stdout and stderr, of the code and of what it starts, complete and in order'],
    ],
    [
      'mixes up the results of concurrent executions',
      withWorker('mixes_up_results'),
      ['python3: keeps the results and logs of concurrent executions apart'],
    ],
    [
      'leaks the environment of the host',
      subject({ images: { python3: leaking } }),
      ['python3: gives the code a clean environment, with nothing of the host'],
    ],
    [
      'runs in the worker itself',
      withWorker('in_the_worker'),
      ['python3: keeps nothing that a run has changed'],
    ],
    [
      'reuses a worker after a timeout',
      withWorker('in_a_thread'),
      [
        'python3: R14: nothing of an execution that timed out is met by a later one',
        'python3: R14: a crash ends its own execution and no other',
      ],
    ],
    [
      'has one working directory for all',
      withWorker('shares_the_directory'),
      ['python3: gives each execution an empty working directory of its own'],
    ],
    [
      'takes any JSON for arguments',
      withWorker('reads_any_json'),
      ['python3: hands over a JSON object as keyword arguments, any other input as one positional text'],
    ],
    [
      'gives everybody the context',
      withWorker('always_gives_the_context'),
      ['python3: gives the context to those who take it, and to nobody else'],
    ],
    [
      'gives every run the same randomness',
      withWorker('keeps_the_random_state'),
      ['python3: gives every run randomness of its own'],
    ],
    [
      'takes what is no JSON',
      withWorker('allows_what_is_not_json'),
      ['python3: fails, saying why, when the result is not JSON'],
    ],
    [
      'keeps logs of any length',
      subject({ maxLogBytes: 100 * 1024 * 1024 }),
      ['python3: R15: cuts a log that is too long, marks it, and goes on'],
    ],
    [
      'keeps less of a log than it says',
      subject({ maxLogBytes: 1000 }),
      ['python3: R15: keeps a log that just fits whole'],
    ],
    [
      'takes outputs of any length',
      subject({ maxOutputBytes: 100 * 1024 * 1024 }),
      ['python3: fails, saying why, when the output is too large'],
    ],
    [
      'refuses outputs that should fit',
      subject({ maxOutputBytes: 1000 }),
      ['python3: takes a large output whole'],
    ],
    [
      'asks processes to end, and does not insist',
      withWorker('asks_politely'),
      ['python3: R14: code that ignores signals and computes for ever harms no other execution'],
    ],
    [
      'runs hostile code in the worker itself',
      withWorker('in_the_worker'),
      [
        'python3: R14: code that closes every descriptor harms no other execution',
        'python3: R14: code that writes to every descriptor harms no other execution',
        'python3: R14: code that leaves its process as if all were well harms no other execution',
      ],
    ],
    [
      'keeps all that is printed for ever',
      subject({ maxLogBytes: 100 * 1024 * 1024 }),
      ['python3: R14: code that prints for ever harms no other execution'],
    ],
    [
      'claims limits that it has not',
      claiming(subject({ cgroups: 'off' }), { limits: { cpu: 'enforced', processes: 'enforced' } }),
      [
        'python3: cpu: twice the share takes half of the time, where it is claimed',
        'python3: processes: no more than there may be, where it is claimed',
      ],
    ],
    [
      'claims a limit of memory that it has not',
      claiming(subject({ cgroups: 'off', ...workerWith('forgets_the_limit_of_memory') }), {
        limits: { memory: 'enforced' },
      }),
      ['python3: R14: memory that runs out ends its own execution and no other'],
    ],
    ['claims a sandbox that it has not', claiming(subject({}), { isolation: 'sandbox' }), [sandboxCase]],
    [
      'lets a process open more files than it says',
      subject({ maxOpenFiles: 1024 }),
      ['python3: open files: no more than there may be, where it is claimed'],
    ],
    [
      'lets files grow longer than it says',
      subject({ maxFileBytes: 64 * 1024 * 1024 }),
      ['python3: file size: no file is longer than it may be, where it is claimed'],
    ],
    [
      'does not look at the working directory, though it says so',
      subject({ maxWorkDirectoryBytes: 1024 * 1024 * 1024 }),
      ['python3: working directory: what stays beyond the bound is ended, unless that is not looked at'],
    ],
    [
      'lets any number wait',
      subject({ maxWaiting: 1000 }),
      ['lets executions wait for a worker, and refuses them when too many wait'],
    ],
  ];

// A case that none of these defects concerns: what is red for another reason is no proof.
const innocent = 'python3: gives back every kind of JSON value that the code returns';

describe.concurrent('the orchestrator kit, on a process orchestrator that', () => {
  for (const [defect, broken, reds] of mutants) {
    it(`${defect}: works otherwise`, async () => {
      await orchestratorCases.find(({ name }) => name === innocent)?.run(broken);
    });

    for (const red of reds)
      it(`${defect}: '${red}' goes red`, async () => {
        const reason = await expectRed(orchestratorCases, broken, red, { hangSeconds: 15 });
        expect(reason).not.toBeInstanceOf(TypeError);
      });
  }
});
