// Lets a child process run the TypeScript source, as vitest does in this one: `node --import <this file> x.ts`.
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import ts from 'typescript';

const here = { parentURL: import.meta.url };

// The hooks are this file again, in a thread of their own.
if (isMainThread) register(import.meta.url);

export function resolve(specifier, context, nextResolve) {
  // The store takes nothing but errors from core, and to transpile all of core takes seconds.
  if (specifier === '@qinling/core') return nextResolve('../../../core/src/errors/errors.ts', here);
  const fromSource = specifier.startsWith('.') && context.parentURL?.endsWith('.ts');
  return nextResolve(fromSource ? specifier.replace(/\.js$/, '.ts') : specifier, context);
}

export async function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context);
  const { outputText } = ts.transpileModule(await readFile(fileURLToPath(url), 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
  });
  return { format: 'module', source: outputText, shortCircuit: true };
}
