import { argument } from '../command/argument.js';
import { command, group } from '../command/command.js';
import { option } from '../command/option.js';
import { UsageError } from '../errors/usage-error.js';
import { outputOptions } from '../output/output-options.js';
import { printRow } from '../output/print-rows.js';
import { columns } from '../resources/columns.js';
import { deleteEach } from '../resources/delete-each.js';
import { findId } from '../resources/find-by-name.js';
import { followLog } from '../resources/follow-log.js';
import { inputHelp } from '../resources/input-text.js';
import { requireSuccess, runTarget, waitForExecution } from '../resources/run-target.js';
import { takeRows } from '../resources/take-rows.js';
import { targetArguments, targetOptions } from '../resources/target.js';
import { listCommand } from './command-shapes.js';

const theExecution = { execution: argument.one('The id of the execution.') } as const;

/** Runs of functions. */
export const functionExecutionCommands = group({
  summary: 'Runs.',
  examples: [
    'function execution create --function hello --input \'{"name": "you"}\'',
    'function execution log show ID --follow',
  ],
  children: {
    create: command({
      summary: 'Runs a function.',
      notes:
        'Exit code 4 says that the code failed. --wait starts it and looks until it ends: no connection has to last as long as the run.',
      args: targetArguments,
      options: {
        ...targetOptions,
        input: option.text('INPUT', inputHelp),
        sync: option.flag('Waits for the answer. This is the default.'),
        async: option.flag('Does not wait.'),
        wait: option.flag('Starts it, then waits until it ends.'),
        description: option.text('TEXT', 'What it is for.'),
        ...outputOptions,
      },
      exclusive: [
        ['sync', 'async'],
        ['sync', 'wait'],
      ],
      examples: [
        'function execution create --function hello --input \'{"name": "you"}\'',
        'function execution create --function-alias live --input @input.json --wait',
        'function execution create hello --function-version 2 --async',
      ],
      run: async ({ args, options, session }) => {
        const execution = await runTarget(session, { ...args, ...options });
        await printRow(session, columns.execution, execution, options);
        if (execution.status !== 'running') requireSuccess(execution);
      },
    }),
    list: listCommand({
      summary: 'Lists executions.',
      columns: columns.execution,
      filters: columns.execution,
      examples: [
        'function execution list',
        'function execution list --filter status=in:failed,error --sort created_at:desc --limit 5',
      ],
      rows: ({ executions }, options) => executions.list(options),
    }),
    show: command({
      summary: 'Shows an execution.',
      args: theExecution,
      options: {
        wait: option.flag('Waits until it ends; exit code 4 says that it failed.'),
        ...outputOptions,
      },
      examples: ['function execution show ID', 'function execution show ID --wait -f value -c result'],
      run: async ({ args, options, session }) => {
        const { executions } = await session.connect();
        const execution = options.wait
          ? await waitForExecution(session, args.execution)
          : await executions.get(args.execution, { signal: session.signal });
        await printRow(session, columns.execution, execution, options);
        if (options.wait) requireSuccess(execution);
      },
    }),
    delete: command({
      summary: 'Deletes executions; those that run are ended first.',
      args: { ids: argument.any('The ids of the executions.') },
      options: {
        execution: option.several('ID', 'The ids of the executions, as the OpenStack plugin takes them.'),
        function: option.several('FUNCTION', 'All executions of these functions, by names or ids.'),
        yes: option.flag('Does not ask, even for several.'),
      },
      exclusive: [['execution', 'function']],
      examples: ['function execution delete ID', 'function execution delete --function hello --yes'],
      run: async ({ args, options, session }) => {
        const words = [...args.ids, ...options.execution];
        if (words.length === 0 && options.function.length === 0) {
          throw new UsageError(
            'Say which: the ids of executions, or --function FUNCTION for all of a function.',
          );
        }
        if (args.ids.length > 0 && options.function.length > 0) {
          throw new UsageError('Give ids or --function, not both.');
        }
        const { executions } = await session.connect();
        const { signal } = session;
        for (const word of options.function) {
          const function_id = await findId(session, 'function', word);
          const rows = await takeRows(executions.list({ filters: { function_id }, signal }), undefined);
          words.push(...rows.map(({ id }) => id));
        }
        await deleteEach(session, {
          noun: 'execution',
          words,
          isSure: options.yes,
          delete: (id) => executions.delete(id, { signal }),
        });
      },
    }),
    cancel: command({
      summary: 'Ends a running execution.',
      args: theExecution,
      options: outputOptions,
      examples: ['function execution cancel ID'],
      run: async ({ args, options, session }) => {
        const { executions } = await session.connect();
        const cancelled = await executions.cancel(args.execution, { signal: session.signal });
        await printRow(session, columns.execution, cancelled, options);
      },
    }),
    log: group({
      summary: 'What code wrote.',
      examples: ['function execution log show ID --follow'],
      children: {
        show: command({
          summary: 'Shows what the code wrote.',
          args: theExecution,
          options: {
            follow: option.flag('Goes on until the execution ends; exit code 4 says that it failed.'),
          },
          examples: ['function execution log show ID', 'function execution log show ID --follow'],
          run: async ({ args, options, session }) => {
            if (options.follow) return requireSuccess(await followLog(session, args.execution));
            const { executions } = await session.connect();
            session.output.write(await executions.log(args.execution, { signal: session.signal }));
          },
        }),
      },
    }),
  },
});
