import type { MemoryHandler } from '@qinling/core';

/**
 * The programs that make sense without a process, by entry: give them to an adapter that runs handlers of this process, for
 * example `new MemoryOrchestrator({ handlers: memoryPrograms })`.
 */
export const memoryPrograms: Readonly<Record<string, MemoryHandler>> = {
  echo: (_context, input) => field(input, 'value'),

  context: ({ execution_id, function_id, function_version, project_id }) => ({
    execution_id,
    function_id,
    function_version,
    project_id,
  }),

  fail: function failing() {
    throw new Error('deliberately');
  },

  async wait(context, input) {
    const value = field(input, 'value');
    context.log(`begin ${value}`);
    await new Promise((done) => setTimeout(done, Number(field(input, 'seconds')) * 1000));
    context.log(`end ${value}`);
    return value;
  },

  idle: () => new Promise(() => undefined),
};

function field(input: unknown, name: string): unknown {
  return (input as Readonly<Record<string, unknown>>)[name];
}
