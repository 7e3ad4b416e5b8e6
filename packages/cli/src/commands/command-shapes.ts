import type { Listing, ListOptions, QinlingClient } from '@qinling/client';
import { argument } from '../command/argument.js';
import { type AnyCommand, command } from '../command/command.js';
import { option } from '../command/option.js';
import { outputOptions } from '../output/output-options.js';
import { printRow, printRows } from '../output/print-rows.js';
import { deleteEach } from '../resources/delete-each.js';
import { listOptions, readListOptions } from '../resources/list-options.js';
import { takeRows } from '../resources/take-rows.js';
import type { Session } from '../session/session.js';

type Examples = readonly [string, ...string[]];

/** A list of a noun that belongs to the project. */
export function listCommand<Column extends string>(definition: {
  readonly summary: string;
  readonly columns: readonly string[];
  /** The columns that can be filtered and sorted by. */
  readonly filters: readonly Column[];
  readonly examples: Examples;
  readonly rows: (client: QinlingClient, options: ListOptions<Column>) => Listing<object>;
}): AnyCommand {
  const { columns, filters, rows, ...rest } = definition;
  return command({
    ...rest,
    args: {},
    options: listOptions,
    run: async ({ options, session }) => {
      const asked = { ...readListOptions(options, filters), signal: session.signal };
      const client = await session.connect();
      await printRows(session, columns, await takeRows(rows(client, asked), options.limit), options);
    },
  });
}

/** Shows one thing, found by its name or id. */
export function showCommand(definition: {
  readonly summary: string;
  readonly columns: readonly string[];
  readonly help: string;
  readonly examples: Examples;
  readonly get: (session: Session, word: string) => Promise<object>;
}): AnyCommand {
  const { columns, help, get, ...rest } = definition;
  return command({
    ...rest,
    args: { id: argument.one(help) },
    options: outputOptions,
    run: async ({ args, options, session }) =>
      printRow(session, columns, await get(session, args.id), options),
  });
}

/** Deletes things one after another; asks first when there are several. */
export function deleteCommand(definition: {
  readonly summary: string;
  readonly noun: string;
  readonly help: string;
  readonly examples: Examples;
  readonly delete: (session: Session, word: string) => Promise<void>;
}): AnyCommand {
  const { noun, help, delete: remove, ...rest } = definition;
  return command({
    ...rest,
    args: { ids: argument.several(help) },
    options: { yes: option.flag('Does not ask, even for several.') },
    run: async ({ args, options, session }) =>
      deleteEach(session, {
        noun,
        words: args.ids,
        isSure: options.yes,
        delete: (word) => remove(session, word),
      }),
  });
}
