import { argument } from '../command/argument.js';
import { command, group } from '../command/command.js';
import { option } from '../command/option.js';
import { UsageError } from '../errors/usage-error.js';
import { outputOptions } from '../output/output-options.js';
import { printRow } from '../output/print-rows.js';
import { columns } from '../resources/columns.js';
import { inputHelp, inputText } from '../resources/input-text.js';
import { requireChange } from '../resources/require-change.js';
import { requiredTarget, targetArguments, targetBody, targetOptions } from '../resources/target.js';
import { deleteCommand, listCommand, showCommand } from './command-shapes.js';

type Column = Exclude<(typeof columns.webhook)[number], 'webhook_url'>;

const stored = columns.webhook.filter((column): column is Column => column !== 'webhook_url');

/** URLs that run functions. */
export const webhookCommands = group({
  summary: 'URLs that run functions.',
  examples: ['webhook create hello', 'webhook list -c Webhook_url'],
  children: {
    list: listCommand({
      summary: 'Lists webhooks.',
      columns: columns.webhook,
      filters: stored,
      examples: ['webhook list', 'webhook list -f json'],
      rows: ({ webhooks }, options) => webhooks.list(options),
    }),
    create: command({
      summary: 'Creates a webhook.',
      args: targetArguments,
      options: { ...targetOptions, description: option.text('TEXT', 'What it is for.'), ...outputOptions },
      examples: ['webhook create hello', 'webhook create --function-alias live -f value -c webhook_url'],
      run: async ({ args, options, session }) => {
        const target = await requiredTarget(session, { ...args, ...options });
        const { webhooks } = await session.connect();
        const { description } = options;
        const created = await webhooks.create({ ...target, description }, { signal: session.signal });
        await printRow(session, columns.webhook, created, options);
      },
    }),
    show: showCommand({
      summary: 'Shows a webhook.',
      columns: columns.webhook,
      help: 'The id of the webhook.',
      examples: ['webhook show ID'],
      get: async (session, word) => (await session.connect()).webhooks.get(word, { signal: session.signal }),
    }),
    update: command({
      summary: 'Changes what a webhook runs, or its description.',
      args: { webhook: argument.one('The id of the webhook.') },
      options: {
        ...targetOptions,
        functionId: option.text('ID', 'The same as --function, as the OpenStack plugin names it.'),
        description: option.text('TEXT', 'What it is for.'),
        ...outputOptions,
      },
      exclusive: [['function', 'functionId']],
      examples: ['webhook update ID --function-version 2', 'webhook update ID --function-alias live'],
      run: async ({ args, options, session }) => {
        const { description, functionAlias, functionVersion } = options;
        const word = options.function ?? options.functionId;
        requireChange({ function: word, functionAlias, functionVersion, description });
        const target = await targetBody(session, { function: word, functionAlias, functionVersion });
        const { webhooks } = await session.connect();
        const changed = await webhooks.update(
          args.webhook,
          { ...target, description },
          { signal: session.signal },
        );
        await printRow(session, columns.webhook, changed, options);
      },
    }),
    delete: deleteCommand({
      summary: 'Deletes webhooks.',
      noun: 'webhook',
      help: 'The ids of the webhooks.',
      examples: ['webhook delete ID', 'webhook delete ID ID --yes'],
      delete: async (session, word) =>
        (await session.connect()).webhooks.delete(word, { signal: session.signal }),
    }),
    invoke: command({
      summary: 'Runs what a webhook points at, as a POST to its URL does.',
      args: { webhook: argument.one('The id of the webhook.') },
      options: { input: option.text('INPUT', `${inputHelp} It must be a JSON object.`), ...outputOptions },
      examples: ['webhook invoke ID --input \'{"name": "you"}\''],
      run: async ({ args, options, session }) => {
        const input = objectOf(await inputText(session, options.input));
        const { webhooks } = await session.connect();
        const run = await webhooks.invoke(args.webhook, input, { signal: session.signal });
        await printRow(session, columns.webhookRun, run, options);
      },
    }),
  },
});

function objectOf(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // The same answer as for JSON that is no object.
  }
  throw new UsageError('The input of a webhook is a JSON object.');
}
