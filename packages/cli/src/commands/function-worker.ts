import { argument } from '../command/argument.js';
import { command, group } from '../command/command.js';
import { option } from '../command/option.js';
import { outputOptions } from '../output/output-options.js';
import { printRows } from '../output/print-rows.js';
import { columns } from '../resources/columns.js';
import { findId } from '../resources/find-by-name.js';

/** What serves functions. */
export const functionWorkerCommands = group({
  summary: 'What serves functions.',
  examples: ['function worker list hello'],
  children: {
    list: command({
      summary: 'Lists the workers of a function, of one version or of all. For administrators.',
      args: { function: argument.one('The function, by name or id.') },
      options: { functionVersion: option.integer('N', 'Only those of this version.'), ...outputOptions },
      examples: ['function worker list hello', 'function worker list hello --function-version 1'],
      run: async ({ args, options, session }) => {
        const { functions } = await session.connect();
        const id = await findId(session, 'function', args.function);
        const { functionVersion: function_version } = options;
        const workers = await functions.workers(id, { function_version, signal: session.signal });
        await printRows(session, columns.worker, workers, options);
      },
    }),
  },
});
