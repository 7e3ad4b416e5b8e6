import { argument } from '../command/argument.js';
import { command, group } from '../command/command.js';
import { option } from '../command/option.js';
import { outputOptions } from '../output/output-options.js';
import { printRow, printRows } from '../output/print-rows.js';
import { columns } from '../resources/columns.js';
import { deleteEach } from '../resources/delete-each.js';
import { download, downloadOptions } from '../resources/download.js';
import { findId } from '../resources/find-by-name.js';
import { listOptions, readListOptions } from '../resources/list-options.js';
import { accepted, countOption } from '../resources/scaling.js';
import { takeRows } from '../resources/take-rows.js';
import { versionRef } from '../resources/version-ref.js';
import type { Session } from '../session/session.js';

const theFunction = { function: argument.one('The function, by name or id.') } as const;
const theVersion = {
  ...theFunction,
  version: argument.one('The number of the version, or its id.'),
} as const;
const find = (session: Session, word: string) => findId(session, 'function', word);

/** Numbered snapshots of functions. */
export const functionVersionCommands = group({
  summary: 'Numbered snapshots that never change.',
  examples: ['function version create hello --description "First"', 'function version list hello'],
  children: {
    create: command({
      summary: 'Publishes the latest code and settings under the next number.',
      args: theFunction,
      options: { description: option.text('TEXT', 'What is new.'), ...outputOptions },
      examples: ['function version create hello', 'function version create hello --description "Faster"'],
      run: async ({ args, options, session }) => {
        const { versions } = await session.connect();
        const { description } = options;
        const id = await find(session, args.function);
        const created = await versions.publish(id, { description }, { signal: session.signal });
        await printRow(session, columns.functionVersion, created, options);
      },
    }),
    list: command({
      summary: 'Lists the versions of a function, by number.',
      args: theFunction,
      options: listOptions,
      examples: [
        'function version list hello',
        'function version list hello --sort version_number:desc --limit 1',
      ],
      run: async ({ args, options, session }) => {
        const asked = { ...readListOptions(options, columns.functionVersion), signal: session.signal };
        const { versions } = await session.connect();
        const listing = versions.list(await find(session, args.function), asked);
        await printRows(session, columns.functionVersion, await takeRows(listing, options.limit), options);
      },
    }),
    show: command({
      summary: 'Shows a version.',
      args: theVersion,
      options: outputOptions,
      examples: ['function version show hello 1'],
      run: async ({ args, options, session }) => {
        const version = versionRef(args.version);
        const { versions } = await session.connect();
        const found = await versions.get(await find(session, args.function), version, {
          signal: session.signal,
        });
        await printRow(session, columns.functionVersion, found, options);
      },
    }),
    update: command({
      summary: 'Changes the description of a version.',
      args: theVersion,
      options: { description: option.required('TEXT', 'The new description.'), ...outputOptions },
      examples: ['function version update hello 1 --description "The first one"'],
      run: async ({ args, options, session }) => {
        const version = versionRef(args.version);
        const { versions } = await session.connect();
        const { description } = options;
        const id = await find(session, args.function);
        const changed = await versions.update(id, version, { description }, { signal: session.signal });
        await printRow(session, columns.functionVersion, changed, options);
      },
    }),
    delete: command({
      summary: 'Deletes versions that nothing refers to; their numbers are never issued again.',
      args: { ...theFunction, versions: argument.several('The numbers of the versions, or their ids.') },
      options: { yes: option.flag('Does not ask, even for several.') },
      examples: ['function version delete hello 1', 'function version delete hello 1 2 --yes'],
      run: async ({ args, options, session }) => {
        const refs = args.versions.map(versionRef);
        const { versions } = await session.connect();
        const id = await find(session, args.function);
        await deleteEach(session, {
          noun: 'version',
          words: refs.map(String),
          isSure: options.yes,
          delete: (version) => versions.delete(id, version, { signal: session.signal }),
        });
      },
    }),
    download: command({
      summary: 'Downloads the package of a version.',
      args: theVersion,
      options: downloadOptions,
      examples: ['function version download hello 1', 'function version download hello 1 -o hello-1.tar.gz'],
      run: ({ args, options, session }) => {
        const version = versionRef(args.version);
        return download(session, options.output, async ({ versions }, call) =>
          versions.download(await find(session, args.function), version, call),
        );
      },
    }),
    restore: command({
      summary: "Makes a version's code and settings the function's latest ones.",
      args: theVersion,
      options: outputOptions,
      examples: ['function version restore hello 1'],
      run: async ({ args, options, session }) => {
        const version = versionRef(args.version);
        const { versions } = await session.connect();
        const restored = await versions.restore(await find(session, args.function), version, {
          signal: session.signal,
        });
        await printRow(session, columns.function, restored, options);
      },
    }),
    detach: command({
      summary: 'Retires every worker of a version. For administrators.',
      args: theVersion,
      options: {},
      examples: ['function version detach hello 1'],
      run: async ({ args, session }) => {
        const version = versionRef(args.version);
        const { versions } = await session.connect();
        await versions.detach(await find(session, args.function), version, { signal: session.signal });
        accepted(session, `detach function ${args.function}(version ${args.version})`);
      },
    }),
    scaleup: command({
      summary: 'Starts more workers for a version. For administrators.',
      args: theVersion,
      options: countOption,
      examples: ['function version scaleup hello 1 --count 2'],
      run: async ({ args, options, session }) => {
        const version = versionRef(args.version);
        const { versions } = await session.connect();
        const id = await find(session, args.function);
        await versions.scaleUp(id, version, options.count ?? 1, { signal: session.signal });
        accepted(session, `scale up function ${args.function}(version ${args.version})`);
      },
    }),
    scaledown: command({
      summary: 'Ends idle workers of a version, never the last one. For administrators.',
      args: theVersion,
      options: countOption,
      examples: ['function version scaledown hello 1'],
      run: async ({ args, options, session }) => {
        const version = versionRef(args.version);
        const { versions } = await session.connect();
        const id = await find(session, args.function);
        await versions.scaleDown(id, version, options.count ?? 1, { signal: session.signal });
        accepted(session, `scale down function ${args.function}(version ${args.version})`);
      },
    }),
  },
});
