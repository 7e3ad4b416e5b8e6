import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Writes the store as JavaScript to `directory`, for child processes, which cannot run TypeScript on Node 20. */
export function transpileStore(directory: string): { committingChild: string } {
  const core = join(directory, 'node_modules/@qinling/core');
  transpileFolder(join(here, '../../src'), join(directory, 'src'));
  // The store takes nothing but errors from core.
  transpileFolder(join(here, '../../../core/src/errors'), core);
  writeFileSync(join(core, 'package.json'), JSON.stringify({ type: 'module', exports: './errors.js' }));
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ type: 'module' }));

  const child = join(here, 'committing-child.ts');
  return { committingChild: transpileFile(child, join(directory, 'test/support')) };
}

function transpileFolder(from: string, to: string): void {
  for (const name of readdirSync(from)) transpileFile(join(from, name), to);
}

function transpileFile(path: string, to: string): string {
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
  });
  mkdirSync(to, { recursive: true });
  const written = join(to, basename(path).replace(/\.ts$/, '.js'));
  writeFileSync(written, outputText);
  return written;
}
