import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Handler = (context: unknown, input: unknown) => unknown;

/** Loads `module` (dots separate folders) from a package and gives back what it exports as `name`. */
export async function loadHandler(directory: string, module: string, name: string): Promise<Handler> {
  const file = findModule(directory, module);
  if (file === undefined) throw new Error(`The package has no module "${module}".`);
  const exported = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
  const handler = exported[name] ?? property(exported.default, name);
  if (handler === undefined) throw new Error(`The module "${module}" exports no "${name}".`);
  if (typeof handler !== 'function') throw new Error(`"${name}" of the module "${module}" is no function.`);
  return handler as Handler;
}

function findModule(directory: string, module: string): string | undefined {
  const path = join(directory, module.replaceAll('.', '/'));
  return [path, join(path, 'index')]
    .flatMap((base) => ['.js', '.mjs', '.cjs'].map((extension) => `${base}${extension}`))
    .find((file) => existsSync(file) && statSync(file).isFile());
}

function property(holder: unknown, name: string): unknown {
  const isHolder = (typeof holder === 'object' && holder !== null) || typeof holder === 'function';
  return isHolder ? (holder as Readonly<Record<string, unknown>>)[name] : undefined;
}
