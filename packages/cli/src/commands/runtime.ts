import { argument } from '../command/argument.js';
import { command, group } from '../command/command.js';
import { option } from '../command/option.js';
import { outputOptions } from '../output/output-options.js';
import { printRow } from '../output/print-rows.js';
import { columns } from '../resources/columns.js';
import { findId } from '../resources/find-by-name.js';
import { requireChange } from '../resources/require-change.js';
import { waitForRuntime } from '../resources/wait-for-runtime.js';
import type { Session } from '../session/session.js';
import { deleteCommand, listCommand, showCommand } from './command-shapes.js';

const find = (session: Session, word: string) => findId(session, 'runtime', word);

/** What executes packages. */
export const runtimeCommands = group({
  summary: 'What executes packages: python3, nodejs and others.',
  examples: ['runtime list', 'runtime create python3 --name py --wait'],
  children: {
    list: listCommand({
      summary: "Lists the project's own runtimes and the public ones.",
      columns: columns.runtime,
      filters: columns.runtime,
      examples: ['runtime list', 'runtime list --filter status=eq:available -f value -c Id'],
      rows: ({ runtimes }, options) => runtimes.list(options),
    }),
    create: command({
      summary: 'Creates a runtime. For administrators.',
      args: { image: argument.one('What the orchestrator makes workers from.') },
      options: {
        name: option.text('NAME', 'Its name.'),
        description: option.text('TEXT', 'What it is for.'),
        untrusted: option.flag('Its functions are not trusted.'),
        private: option.flag('Only this project may use it.'),
        wait: option.flag('Waits until it is available.'),
        ...outputOptions,
      },
      examples: ['runtime create python3 --name py --wait', 'runtime create nodejs --private'],
      run: async ({ args, options, session }) => {
        const { runtimes } = await session.connect();
        const { name, description, untrusted, wait } = options;
        const body = {
          image: args.image,
          name,
          description,
          is_public: !options.private,
          trusted: !untrusted,
        };
        const created = await runtimes.create(body, { signal: session.signal });
        await printRow(
          session,
          columns.runtime,
          wait ? await waitForRuntime(session, created) : created,
          options,
        );
      },
    }),
    show: showCommand({
      summary: 'Shows a runtime.',
      columns: columns.runtime,
      help: 'The runtime, by name or id.',
      examples: ['runtime show python3', 'runtime show python3 -f value -c status'],
      get: async (session, word) => {
        const { runtimes } = await session.connect();
        return runtimes.get(await find(session, word), { signal: session.signal });
      },
    }),
    update: command({
      summary: 'Changes a runtime. For administrators.',
      notes:
        'A new image is rolled back when it cannot be prepared; then the runtime is available with its old one.',
      args: { runtime: argument.one('The runtime, by name or id.') },
      options: {
        name: option.text('NAME', 'Its new name.'),
        description: option.text('TEXT', 'What it is for.'),
        image: option.text('IMAGE', 'What workers are made from, from now on.'),
        wait: option.flag('Waits until it is available again.'),
        ...outputOptions,
      },
      examples: [
        'runtime update python3 --description "Python 3.12"',
        'runtime update py --image python3 --wait',
      ],
      run: async ({ args, options, session }) => {
        const { name, description, image, wait } = options;
        const body = requireChange({ name, description, image });
        const { runtimes } = await session.connect();
        const changed = await runtimes.update(await find(session, args.runtime), body, {
          signal: session.signal,
        });
        await printRow(
          session,
          columns.runtime,
          wait ? await waitForRuntime(session, changed) : changed,
          options,
        );
      },
    }),
    delete: deleteCommand({
      summary: 'Deletes runtimes that no function uses. For administrators.',
      noun: 'runtime',
      help: 'The runtimes, by names or ids.',
      examples: ['runtime delete py', 'runtime delete py js --yes'],
      delete: async (session, word) => {
        const { runtimes } = await session.connect();
        await runtimes.delete(await find(session, word), { signal: session.signal });
      },
    }),
    pool: group({
      summary: 'The warm workers of a runtime.',
      examples: ['runtime pool show python3'],
      children: {
        show: showCommand({
          summary: 'Shows how many warm workers a runtime has. For administrators.',
          columns: columns.runtimePool,
          help: 'The runtime, by name or id.',
          examples: ['runtime pool show python3', 'runtime pool show python3 -f json'],
          get: async (session, word) => {
            const { runtimes } = await session.connect();
            return runtimes.pool(await find(session, word), { signal: session.signal });
          },
        }),
      },
    }),
  },
});
