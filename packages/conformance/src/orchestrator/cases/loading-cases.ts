import assert from 'node:assert/strict';
import { type Kit, type KitFunction, languageCases } from '../kit.js';
import type { OrchestratorCase } from '../orchestrator-subject.js';
import { assertFailed, assertSuccess, assertTimedOut, linesOf } from './expect.js';

const both = ['nodejs', 'python3'] as const;

/** A function of one file, in the kit's language. */
function file(
  kit: Kit,
  sources: { readonly nodejs: string; readonly python3: string },
  timeoutSeconds = 10,
): KitFunction {
  return kit.language === 'python3'
    ? kit.code({ 'main.py': sources.python3 }, { timeoutSeconds })
    : kit.code({ 'main.js': sources.nodejs }, { timeoutSeconds });
}

export const loadingCases: readonly OrchestratorCase[] = [
  ...languageCases(both, 'fails, saying so, when the package has no such module', async (kit) => {
    assertFailed(await kit.run(kit.code({ 'other.txt': '' })), /no module "main"/);
  }),

  ...languageCases(both, 'fails, saying so, when the module has no such name', async (kit) => {
    const result = await kit.run(file(kit, { nodejs: 'exports.other = 1;', python3: 'other = 1' }));
    assertFailed(result, /"main".* no "main"/);
  }),

  ...languageCases(both, 'fails, saying so, when the name is no function', async (kit) => {
    const result = await kit.run(file(kit, { nodejs: 'exports.main = 1;', python3: 'main = 1' }));
    assertFailed(result, /"main" .*is no function/);
  }),

  ...languageCases(both, 'shows where a syntax error is', async (kit) => {
    const sources = { nodejs: '\n\nexports.main = () => {;', python3: '\n\ndef main(:\n' };
    const result = await kit.run(file(kit, sources));
    assertFailed(result, /SyntaxError/);
    assert.match(result.log, kit.language === 'python3' ? /main\.py", line 3/ : /main\.js:3/);
  }),

  ...languageCases(both, 'tells what the module throws while it is loaded', async (kit) => {
    const result = await kit.run(
      file(kit, { nodejs: 'throw new Error("not today");', python3: 'raise ValueError("not today")' }),
    );
    assertFailed(result, /not today/);
    assert.match(result.log, /main\.(js|py)/);
  }),

  ...languageCases(
    both,
    'R15: logs what the module prints while it is loaded, with the first run',
    async (kit) => {
      const fn = file(kit, {
        nodejs: 'console.log("loading"); exports.main = () => console.log("running");',
        python3: 'print("loading")\n\ndef main():\n    print("running")\n',
      });
      assert.deepEqual(linesOf(await kit.run(fn)), ['loading', 'running']);
      assert.deepEqual(linesOf(await kit.run(fn)), ['running']);
    },
  ),

  ...languageCases(both, 'ends a module that does not come to an end while it is loaded', async (kit) => {
    assertTimedOut(await kit.run(file(kit, { nodejs: 'for (;;);', python3: 'while True:\n    pass\n' }, 1)));
  }),

  ...languageCases(both, 'fails when the module ends its process while it is loaded', async (kit) => {
    const sources = { nodejs: 'process.exit(3);', python3: 'import os\nos._exit(3)\n' };
    assertFailed(await kit.run(file(kit, sources)), /exit code 3/);
  }),

  ...languageCases(both, 'runs good code after code that cannot be loaded', async (kit) => {
    const broken = file(kit, { nodejs: '{', python3: '(' });
    await kit.run(broken);
    await kit.run(broken);
    assertSuccess(await kit.run(kit.program('echo'), { input: { value: 'fine' } }), 'fine');
  }),
];
