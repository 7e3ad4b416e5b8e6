import { argument } from '../command/argument.js';
import { command, group } from '../command/command.js';
import { option } from '../command/option.js';
import { outputOptions } from '../output/output-options.js';
import { printRow } from '../output/print-rows.js';
import { columns } from '../resources/columns.js';
import { findAlias } from '../resources/find-alias.js';
import { findId } from '../resources/find-by-name.js';
import { requireChange } from '../resources/require-change.js';
import { deleteCommand, listCommand, showCommand } from './command-shapes.js';

const version = option.integer('N', 'The version it points at. Default: 0, the latest code.');

/** Names of a project that point at versions. */
export const functionAliasCommands = group({
  summary: 'Names that point at versions.',
  examples: [
    'function alias create live --function hello --function-version 1',
    'function alias update live --function-version 2',
  ],
  children: {
    create: command({
      summary: 'Creates an alias.',
      args: { name: argument.one('Its name.') },
      options: {
        function: option.required('FUNCTION', 'The function, by name or id.'),
        functionVersion: version,
        description: option.text('TEXT', 'What it is for.'),
        ...outputOptions,
      },
      examples: ['function alias create live --function hello --function-version 1'],
      run: async ({ args, options, session }) => {
        const { aliases } = await session.connect();
        const function_id = await findId(session, 'function', options.function);
        const { functionVersion: function_version, description } = options;
        const body = { name: args.name, function_id, function_version, description };
        await printRow(
          session,
          columns.functionAlias,
          await aliases.create(body, { signal: session.signal }),
          options,
        );
      },
    }),
    list: listCommand({
      summary: 'Lists aliases.',
      columns: columns.functionAlias,
      filters: columns.functionAlias,
      examples: ['function alias list', 'function alias list -c Name -c Function_version'],
      rows: ({ aliases }, options) => aliases.list(options),
    }),
    show: showCommand({
      summary: 'Shows an alias.',
      columns: columns.functionAlias,
      help: 'The alias, by name or id.',
      examples: ['function alias show live'],
      get: async (session, word) => {
        const { aliases } = await session.connect();
        return aliases.get(await findAlias(session, word), { signal: session.signal });
      },
    }),
    update: command({
      summary: 'Moves an alias, or changes its description.',
      args: { alias: argument.one('The alias, by name or id.') },
      options: {
        function: option.text('FUNCTION', 'The function, by name or id.'),
        functionVersion: option.integer('N', 'The version it points at.'),
        description: option.text('TEXT', 'What it is for.'),
        ...outputOptions,
      },
      examples: ['function alias update live --function-version 2'],
      run: async ({ args, options, session }) => {
        const { functionVersion: function_version, description } = options;
        requireChange({ function: options.function, function_version, description });
        const { aliases } = await session.connect();
        const function_id =
          options.function === undefined ? undefined : await findId(session, 'function', options.function);
        const name = await findAlias(session, args.alias);
        const body = { function_id, function_version, description };
        await printRow(
          session,
          columns.functionAlias,
          await aliases.update(name, body, { signal: session.signal }),
          options,
        );
      },
    }),
    delete: deleteCommand({
      summary: 'Deletes aliases that no job and no webhook uses.',
      noun: 'alias',
      help: 'The aliases, by names or ids.',
      examples: ['function alias delete live', 'function alias delete live beta --yes'],
      delete: async (session, word) => {
        const { aliases } = await session.connect();
        await aliases.delete(await findAlias(session, word), { signal: session.signal });
      },
    }),
  },
});
