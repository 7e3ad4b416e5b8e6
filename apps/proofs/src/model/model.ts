import type { Archive } from './packages.js';

/** What a version must be for ever. */
export interface ModelVersion {
  readonly archive: Archive;
  readonly timeoutSeconds: number;
}

/** What the rules say a function is. */
export interface ModelFunction {
  readonly id: string;
  latest: ModelVersion;
  /** How many numbers were issued (rule R1). */
  issued: number;
  readonly versions: Map<number, ModelVersion>;
}

/** The rules, without any storage: what the library must agree with. */
export interface Model {
  readonly functions: ModelFunction[];
  /** Alias name to what it points at. */
  readonly aliases: Map<string, { readonly functionId: string; readonly version: number }>;
}

export const emptyModel = (): Model => ({ functions: [], aliases: new Map() });

/** The newest version that exists. */
export function newestOf({ versions }: ModelFunction): ModelVersion | undefined {
  return versions.get(Math.max(...versions.keys()));
}

/** Whether an alias points at a function, or at one version of it. */
export function isAliased({ aliases }: Model, functionId: string, version?: number): boolean {
  return [...aliases.values()].some(
    (alias) => alias.functionId === functionId && (version === undefined || alias.version === version),
  );
}

/** Every location that something refers to: what may be stored, and must be (rules R5, R6). */
export function locationsOf({ functions }: Model): readonly string[] {
  const locations = functions.flatMap(({ latest, versions }) => [latest, ...versions.values()]);
  return [...new Set(locations.map(({ archive }) => archive.location))].sort();
}
