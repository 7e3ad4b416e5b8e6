import { type Kit, languageCases } from '../kit.js';
import type { OrchestratorCase } from '../orchestrator-subject.js';
import { assertFailed, assertSuccess } from './expect.js';

/** What a python3 function is: keyword arguments from a JSON object, else one positional argument, and perhaps `context`. */
export const python3ContractCases: readonly OrchestratorCase[] = [
  python3(
    'hands over a JSON object as keyword arguments, any other input as one positional text',
    async (kit) => {
      const input = main(
        kit,
        'def main(*args, **keywords):\n    keywords.pop("context")\n    return [args, keywords]',
      );
      assertSuccess(await kit.run(input, { input: { a: [1], b: null } }), [[], { a: [1], b: null }]);
      assertSuccess(await kit.run(input, { input: '[1]' }), [['[1]'], {}]);
      assertSuccess(await kit.run(input, { input: '5' }), [['5'], {}]);
      assertSuccess(await kit.run(input, { input: 'no JSON' }), [['no JSON'], {}]);
      assertSuccess(await kit.run(input, { input: '' }), [[''], {}]);
      assertSuccess(await kit.run(input), [[], {}]);
    },
  ),

  python3('gives the context to those who take it, and to nobody else', async (kit) => {
    const takers = [
      'def main(context, **rest):\n    return context["project_id"]',
      'def main(*, context):\n    return context["project_id"]',
      'def main(**keywords):\n    return keywords["context"]["project_id"]',
    ];
    for (const source of takers) assertSuccess(await kit.run(main(kit, source)), 'project of the kit');
    assertSuccess(await kit.run(main(kit, 'def main():\n    return "without"')), 'without');
    const positional = main(kit, 'def main(context):\n    return context');
    assertSuccess(await kit.run(positional, { input: 'mine' }), 'mine');
  }),

  python3('does not let the input pass for the context', async (kit) => {
    const fn = main(kit, 'def main(context):\n    return context["project_id"]');
    const forged = { context: { project_id: 'forged' } };
    assertSuccess(await kit.run(fn, { input: forged }), 'project of the kit');
  }),

  python3('fails, saying why, when the arguments do not fit', async (kit) => {
    const fn = main(kit, 'def main(a):\n    return a');
    assertFailed(await kit.run(fn, { input: { b: 1 } }), /unexpected keyword argument 'b'/);
  }),

  python3('awaits an async handler', async (kit) => {
    const source = 'import asyncio\n\nasync def main(a):\n    await asyncio.sleep(0)\n    return a';
    assertSuccess(await kit.run(main(kit, source), { input: { a: 1 } }), 1);
  }),

  python3('calls whatever can be called', async (kit) => {
    const source = 'class Handler:\n    def __call__(self, a):\n        return a\n\nmain = Handler()';
    assertSuccess(await kit.run(main(kit, source), { input: { a: 1 } }), 1);
  }),

  python3('finds a module in packages, with and without __init__.py', async (kit) => {
    const source = 'def run():\n    return __name__';
    const entry = 'pkg.sub.run';
    assertSuccess(await kit.run(kit.code({ 'pkg/sub.py': source }, { entry })), 'pkg.sub');
    assertSuccess(
      await kit.run(kit.code({ 'pkg/__init__.py': '', 'pkg/sub/__init__.py': source }, { entry })),
      'pkg.sub',
    );
  }),

  python3('finds dependencies that stand in the package', async (kit) => {
    const files = {
      'main.py': 'import dependency.part\n\ndef main():\n    return dependency.part.WHAT',
      'dependency/__init__.py': '',
      'dependency/part.py': 'WHAT = "found"',
    };
    assertSuccess(await kit.run(kit.code(files)), 'found');
  }),

  python3('says so when a module has the name of one that Python has', async (kit) => {
    const result = await kit.run(kit.code({ 'json.py': 'def run():\n    pass' }, { entry: 'json.run' }));
    assertFailed(result, /"json" has the name of a module of Python/);
  }),

  python3('gives null for a function that returns nothing, and lists for tuples', async (kit) => {
    assertSuccess(await kit.run(main(kit, 'def main():\n    pass')), null);
    assertSuccess(await kit.run(main(kit, 'def main():\n    return (1, (2,))')), [1, [2]]);
  }),

  python3('fails, saying why, when the result is not JSON', async (kit) => {
    const results = ['float("nan")', '[float("-inf")]', 'b"x"', '{1}', 'main', 'object()', '10 ** 400'];
    for (const result of results)
      assertFailed(await kit.run(main(kit, `def main():\n    return ${result}`)), /is not JSON/);
    const cycle = 'def main():\n    ring = []\n    ring.append(ring)\n    return ring';
    assertFailed(await kit.run(main(kit, cycle)), /is not JSON/);
  }),

  python3('R13: tells an error without a message by its kind, and what sys.exit was given', async (kit) => {
    assertFailed(await kit.run(main(kit, 'def main():\n    raise KeyError()')), /KeyError/);
    assertFailed(await kit.run(main(kit, 'import sys\n\ndef main():\n    sys.exit(5)')), /exit code 5/);
  }),

  python3('fails, saying why, when the recursion is too deep', async (kit) => {
    assertFailed(await kit.run(main(kit, 'def main():\n    return main()')), /recursion/);
  }),

  python3('keeps nothing that a run has changed', async (kit) => {
    const source =
      'import os\n\nruns = []\n\ndef main():\n    runs.append(1)\n    os.environ["LEFT"] = "1"\n    return len(runs)';
    const counter = main(kit, source);
    assertSuccess(await kit.run(counter), 1);
    assertSuccess(await kit.run(counter), 1);
  }),

  python3('gives every run randomness of its own', async (kit) => {
    const fn = main(kit, 'import random\n\ndef main():\n    return random.random()');
    const drawn = [await kit.run(fn), await kit.run(fn)].map(({ output }) => output);
    assertSuccess(await kit.run(main(kit, `def main():\n    return ${drawn[0]} != ${drawn[1]}`)), true);
  }),

  python3('takes the result of the function once, when it forks', async (kit) => {
    assertSuccess(
      await kit.run(main(kit, 'import os\n\ndef main():\n    os.fork()\n    return "once"')),
      'once',
    );
  }),
];

function main(kit: Kit, source: string) {
  return kit.code({ 'main.py': source });
}

function python3(name: string, prove: (kit: Kit) => Promise<void>): OrchestratorCase {
  const [made] = languageCases(['python3'], name, prove);
  if (made === undefined) throw new Error('No case was made.');
  return made;
}
