import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isOutOfMemory, messageOf, printError, printSyntaxError } from './print-error.js';

export type Handler = (context: unknown, input: unknown) => unknown;

/**
 * Loads `module` (dots separate folders) from a package and gives back what it exports as `name`. Throws an error whose message
 * says what is wrong; where the code threw, the log has told more.
 */
export async function loadHandler(directory: string, module: string, name: string): Promise<Handler> {
  const file = findModule(directory, module);
  if (file === undefined) throw new Error(`The package has no module "${module}".`);
  const exported = await importModule(file, module);
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

async function importModule(file: string, module: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (error instanceof SyntaxError && !hasPlace(error)) printSyntaxError(file);
    printError(error);
    if (isOutOfMemory(error)) throw error;
    const kind = error instanceof Error ? `${error.name}: ` : '';
    throw new Error(`The module "${module}" cannot be loaded: ${kind}${messageOf(error)}`);
  }
}

// Errors of CommonJS modules begin with the file and line, those of ES modules do not.
function hasPlace(error: SyntaxError): boolean {
  return error.stack?.startsWith(error.name) === false;
}

function property(holder: unknown, name: string): unknown {
  const isHolder = (typeof holder === 'object' && holder !== null) || typeof holder === 'function';
  return isHolder ? (holder as Readonly<Record<string, unknown>>)[name] : undefined;
}
