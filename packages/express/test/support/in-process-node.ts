import { mkdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { bufferArchiveSource, unpackArchive } from '@qinling/archive';
import { type Invocation, MemoryOrchestrator } from '@qinling/core';

type Handler = (context: unknown, input: unknown) => unknown;

/**
 * Runs the nodejs packages of the kit in this process, which is quicker than starting processes: what is proved here is HTTP. `directory`
 * is where packages are unpacked.
 */
export function inProcessNode(directory: string): MemoryOrchestrator {
  const unpacked = new Map<string, Promise<string>>();
  return new MemoryOrchestrator({
    runtimeImages: ['nodejs'],
    run: async ({ code }, context, input) => {
      if (code.kind !== 'package') throw new Error('Only packages run here.');
      const present = unpacked.get(code.location) ?? unpack(code, join(directory, code.location));
      unpacked.set(code.location, present);
      const dot = code.entry.lastIndexOf('.');
      const handlers = await load(join(await present, `${code.entry.slice(0, dot)}.js`), context.log);
      const handler = handlers[code.entry.slice(dot + 1)];
      if (handler === undefined) throw new Error(`There is no ${code.entry}.`);
      return handler(context, input);
    },
  });
}

async function unpack(
  code: Extract<Invocation['code'], { kind: 'package' }>,
  target: string,
): Promise<string> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await unpackArchive(bufferArchiveSource(await buffer(await code.open())), code.format, target);
  return target;
}

async function load(file: string, log: (line: string) => void): Promise<Record<string, Handler | undefined>> {
  const exports = {};
  const compiled = new Function('exports', 'require', 'console', await readFile(file, 'utf8'));
  compiled(exports, createRequire(file), { log, error: log });
  return exports;
}
