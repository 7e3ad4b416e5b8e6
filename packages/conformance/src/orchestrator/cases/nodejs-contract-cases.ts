import { type Kit, languageCases } from '../kit.js';
import type { OrchestratorCase } from '../orchestrator-subject.js';
import { assertFailed, assertSuccess } from './expect.js';

/** What a nodejs function is: `handler(context, input)`, in CommonJS or an ES module. */
export const nodejsContractCases: readonly OrchestratorCase[] = [
  nodejs(
    'hands over input that is a JSON object parsed, any other as text, none as an empty object',
    async (kit) => {
      const input = kit.code({ 'main.js': 'exports.main = (context, input) => [typeof input, input];' });
      assertSuccess(await kit.run(input, { input: { a: [1] } }), ['object', { a: [1] }]);
      assertSuccess(await kit.run(input, { input: '[1]' }), ['string', '[1]']);
      assertSuccess(await kit.run(input, { input: '5' }), ['string', '5']);
      assertSuccess(await kit.run(input, { input: 'no JSON' }), ['string', 'no JSON']);
      assertSuccess(await kit.run(input, { input: '' }), ['string', '']);
      assertSuccess(await kit.run(input), ['object', {}]);
    },
  ),

  nodejs('awaits what an async handler promises', async (kit) => {
    const files = { 'main.js': 'exports.main = async () => { await null; return 1; };' };
    assertSuccess(await kit.run(kit.code(files)), 1);
    const rejecting = { 'main.js': 'exports.main = async () => { await null; throw new Error("later"); };' };
    assertFailed(await kit.run(kit.code(rejecting)), /^later$/);
  }),

  nodejs('loads ES modules by file name, by package.json and by their syntax', async (kit) => {
    const source = 'import { basename } from "node:path";\nexport const main = () => basename("/a/esm");\n';
    const typed = { 'package.json': '{"type":"module"}', 'main.js': source };
    for (const files of [{ 'main.mjs': source }, typed]) assertSuccess(await kit.run(kit.code(files)), 'esm');
  }),

  nodejs(
    'loads CommonJS by default, by file name, and with its handler on the default export',
    async (kit) => {
      const source =
        'const path = require("node:path");\nmodule.exports = { main: () => path.basename("/a/cjs") };\n';
      const typed = { 'package.json': '{"type":"module"}', 'main.cjs': source };
      for (const files of [{ 'main.js': source }, typed])
        assertSuccess(await kit.run(kit.code(files)), 'cjs');
      const computed = { 'main.js': 'module.exports = Object.fromEntries([["main", () => "computed"]]);' };
      assertSuccess(await kit.run(kit.code(computed)), 'computed');
    },
  ),

  nodejs('finds a module in folders, as a file before a folder with an index', async (kit) => {
    const entry = 'pkg.sub.run';
    const file = { 'pkg/sub.js': 'exports.run = () => "file";' };
    const index = { 'pkg/sub/index.mjs': 'export const run = () => "index";' };
    assertSuccess(await kit.run(kit.code(file, { entry })), 'file');
    assertSuccess(await kit.run(kit.code(index, { entry })), 'index');
    assertSuccess(await kit.run(kit.code({ ...file, ...index }, { entry })), 'file');
  }),

  nodejs('finds dependencies in node_modules of the package, from both kinds of modules', async (kit) => {
    const dependency = {
      'node_modules/dependency/package.json': '{"name":"dependency","main":"lib.js"}',
      'node_modules/dependency/lib.js': 'module.exports = "found";',
    };
    const required = { ...dependency, 'main.js': 'exports.main = () => require("dependency");' };
    const imported = {
      ...dependency,
      'main.mjs': 'import d from "dependency";\nexport const main = () => d;',
    };
    for (const files of [required, imported]) assertSuccess(await kit.run(kit.code(files)), 'found');
  }),

  nodejs('gives null for a handler that returns nothing', async (kit) => {
    assertSuccess(await kit.run(kit.code({ 'main.js': 'exports.main = () => {};' })), null);
  }),

  nodejs('fails, saying why, when the result is not JSON', async (kit) => {
    const results = [
      'NaN',
      '[-Infinity]',
      '10n',
      'Symbol("x")',
      '() => 1',
      '{ f() {} }',
      'Buffer.from("x")',
      'new Map()',
    ];
    const cycle = '(() => { const ring = []; ring.push(ring); return ring; })()';
    for (const result of [...results, cycle])
      assertFailed(
        await kit.run(kit.code({ 'main.js': `exports.main = () => (${result});` })),
        /is not JSON/,
      );
  }),

  nodejs('R13: tells what is thrown without being an error', async (kit) => {
    assertFailed(
      await kit.run(kit.code({ 'main.js': 'exports.main = () => { throw "a text"; };' })),
      /a text/,
    );
    assertFailed(
      await kit.run(kit.code({ 'main.js': 'exports.main = () => { throw undefined; };' })),
      /undefined/,
    );
  }),

  nodejs('R14: fails the execution whose promise is rejected without anybody looking', async (kit) => {
    const files = {
      'main.js': 'exports.main = () => { Promise.reject(new Error("lost")); return new Promise(() => {}); };',
    };
    assertFailed(await kit.run(kit.code(files)), /lost/);
  }),

  nodejs('R14: fails the execution that throws where nobody can catch it', async (kit) => {
    const files = {
      'main.js':
        'exports.main = () => new Promise(() => { setTimeout(() => { throw new Error("late"); }, 1); });',
    };
    assertFailed(await kit.run(kit.code(files)), /late/);
  }),

  nodejs('fails, saying why, when the recursion is too deep', async (kit) => {
    const files = { 'main.js': 'const deep = () => deep() + 1;\nexports.main = deep;' };
    assertFailed(await kit.run(kit.code(files)), /call stack/);
  }),

  nodejs('keeps the state of a module from one run to the next of the same worker', async (kit) => {
    const counter = kit.code({ 'main.js': 'let n = 0;\nexports.main = () => { n += 1; return n; };' });
    assertSuccess(await kit.run(counter), 1);
    assertSuccess(await kit.run(counter), 2);
  }),

  nodejs('R14: does not let what a run has left behind disturb the next one', async (kit) => {
    const bomb = kit.code({
      'main.js': `exports.main = (context, { arm }) => {
        if (arm) setTimeout(() => { throw new Error('boom'); }, 100);
        return new Promise((done) => setTimeout(() => done(arm ? 'armed' : 'unharmed'), arm ? 0 : 300));
      };`,
    });
    assertSuccess(await kit.run(bomb, { input: { arm: true } }), 'armed');
    assertSuccess(await kit.run(bomb, { input: { arm: false } }), 'unharmed');
  }),
];

function nodejs(name: string, prove: (kit: Kit) => Promise<void>): OrchestratorCase {
  const [made] = languageCases(['nodejs'], name, prove);
  if (made === undefined) throw new Error('No case was made.');
  return made;
}
