import { argument } from '../command/argument.js';
import { command, group, lazy } from '../command/command.js';
import { option } from '../command/option.js';
import { outputOptions } from '../output/output-options.js';
import { codeOptions } from '../packing/code-source.js';
import { columns } from '../resources/columns.js';
import { download, downloadOptions } from '../resources/download.js';
import { findId } from '../resources/find-by-name.js';
import { accepted, countOption } from '../resources/scaling.js';
import { createFunction, updateFunction } from '../resources/write-function.js';
import type { Session } from '../session/session.js';
import { deleteCommand, listCommand, showCommand } from './command-shapes.js';

const find = (session: Session, word: string) => findId(session, 'function', word);
const theFunction = { function: argument.one('The function, by name or id.') } as const;
const oneCode = [
  ['file', 'package', 'dir', 'image', 'container'],
  ['file', 'package', 'dir', 'image', 'object'],
] as const;

const settings = {
  name: option.text('NAME', 'Its name.'),
  description: option.text('TEXT', 'What it does.'),
  entry: option.text('MODULE.NAME', 'Where the code begins.'),
  ...codeOptions,
  container: option.text('CONTAINER', 'The code: the container of an object.'),
  object: option.text('OBJECT', 'The code: the object, with --container.'),
  cpu: option.integer('MILLICPU', 'The share of a processor.'),
  memorySize: option.integer('BYTES', 'The memory.'),
  timeout: option.integer('SECONDS', 'How long a run may take.'),
} as const;

/** Functions with their latest code. */
export const functionCommands = group({
  summary: 'Code that can be changed, its versions, and its runs.',
  examples: [
    'function create --runtime python3 --name hello --file main.py',
    'function version create hello --description "First"',
    'function execution create --function hello --input \'{"name": "you"}\'',
  ],
  children: {
    list: listCommand({
      summary: 'Lists functions.',
      columns: columns.function,
      filters: columns.function,
      examples: ['function list', 'function list --filter name=has:thumb --limit 10 -c Name -c Entry'],
      rows: ({ functions }, options) => functions.list(options),
    }),
    create: command({
      summary: 'Creates a function.',
      notes:
        "Without --entry, code given by --file begins at main of that file: hello.py at hello.main; all other code at main.main. This command's --timeout is the function's; the program's own stands before the noun: qinling --timeout 10 function create …",
      args: {},
      options: {
        runtime: option.text('RUNTIME', 'What runs it, by name or id. Not for images.'),
        ...settings,
        image: option.text('IMAGE', 'The code: an image, for hosts that run images.'),
        ...outputOptions,
      },
      exclusive: oneCode,
      examples: [
        'function create --runtime python3 --name hello --file main.py',
        'function create --runtime nodejs --name thumbs --dir ./thumbs --entry main.handler --timeout 30',
        'function create --runtime python3 --name packed --package code.zip',
      ],
      run: ({ options, session }) => createFunction(session, options),
    }),
    show: showCommand({
      summary: 'Shows a function.',
      columns: columns.function,
      help: 'The function, by name or id.',
      examples: ['function show hello', 'function show hello -f value -c id'],
      get: async (session, word) => {
        const { functions } = await session.connect();
        return functions.get(await find(session, word), { signal: session.signal });
      },
    }),
    update: command({
      summary: 'Changes a function; its versions stay as they are.',
      args: theFunction,
      options: { ...settings, image: option.text('IMAGE', 'The code: another image.'), ...outputOptions },
      exclusive: oneCode,
      examples: [
        'function update hello --file main.py',
        'function update hello --timeout 20 --description "Slow"',
      ],
      run: ({ args, options, session }) => updateFunction(session, args.function, options),
    }),
    delete: deleteCommand({
      summary: 'Deletes functions with all their versions.',
      noun: 'function',
      help: 'The functions, by names or ids.',
      examples: ['function delete hello', 'function delete hello thumbs --yes'],
      delete: async (session, word) => {
        const { functions } = await session.connect();
        await functions.delete(await find(session, word), { signal: session.signal });
      },
    }),
    download: command({
      summary: 'Downloads the latest code, as it was uploaded.',
      args: theFunction,
      options: downloadOptions,
      examples: ['function download hello', 'function download hello -o hello.tar.gz'],
      run: ({ args, options, session }) =>
        download(session, options.output, async (client, call) =>
          client.functions.download(await find(session, args.function), call),
        ),
    }),
    detach: command({
      summary: 'Retires every worker of the latest code. For administrators.',
      args: theFunction,
      options: {},
      examples: ['function detach hello'],
      run: async ({ args, session }) => {
        const { functions } = await session.connect();
        await functions.detach(await find(session, args.function), { signal: session.signal });
        accepted(session, `detach function ${args.function}`);
      },
    }),
    scaleup: command({
      summary: 'Starts more workers for the latest code. For administrators.',
      args: theFunction,
      options: countOption,
      examples: ['function scaleup hello', 'function scaleup hello --count 3'],
      run: async ({ args, options, session }) => {
        const { functions } = await session.connect();
        await functions.scaleUp(await find(session, args.function), options.count ?? 1, {
          signal: session.signal,
        });
        accepted(session, `scale up function ${args.function}`);
      },
    }),
    scaledown: command({
      summary: 'Ends idle workers of the latest code, never the last one. For administrators.',
      args: theFunction,
      options: countOption,
      examples: ['function scaledown hello', 'function scaledown hello --count 2'],
      run: async ({ args, options, session }) => {
        const { functions } = await session.connect();
        await functions.scaleDown(await find(session, args.function), options.count ?? 1, {
          signal: session.signal,
        });
        accepted(session, `scale down function ${args.function}`);
      },
    }),
    version: lazy({
      summary: 'Numbered snapshots that never change.',
      verbs: 'create, list, show, update, delete, download, restore, detach, scaleup, scaledown',
      load: async () => (await import('./function-version.js')).functionVersionCommands,
    }),
    alias: lazy({
      summary: 'Names that point at versions.',
      verbs: 'create, list, show, update, delete',
      load: async () => (await import('./function-alias.js')).functionAliasCommands,
    }),
    execution: lazy({
      summary: 'Runs.',
      verbs: 'create, list, show, delete, cancel, log',
      load: async () => (await import('./function-execution.js')).functionExecutionCommands,
    }),
    worker: lazy({
      summary: 'What serves functions.',
      verbs: 'list',
      load: async () => (await import('./function-worker.js')).functionWorkerCommands,
    }),
  },
});
