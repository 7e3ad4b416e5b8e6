import type { Execution } from '../wire-types.js';

export interface ExecutionResult {
  readonly durationSeconds: number | undefined;
  /** What the function returned; the message of its failure where it failed. */
  readonly output: unknown;
}

/** Reads the JSON text of an execution's `result`; undefined while there is none. Text that is no such JSON becomes the output. */
export function resultOf({ result }: Pick<Execution, 'result'>): ExecutionResult | undefined {
  if (result === null) return undefined;
  const { duration, output } = parse(result);
  return { durationSeconds: typeof duration === 'number' ? duration : undefined, output };
}

function parse(text: string): { readonly duration?: unknown; readonly output?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : { output: value };
  } catch {
    return { output: text };
  }
}
