import { argument } from '../command/argument.js';
import { command, group } from '../command/command.js';
import { option } from '../command/option.js';
import { outputOptions } from '../output/output-options.js';
import { printRow } from '../output/print-rows.js';
import { columns } from '../resources/columns.js';
import { findId } from '../resources/find-by-name.js';
import { inputHelp, inputText } from '../resources/input-text.js';
import { requireChange } from '../resources/require-change.js';
import { requiredTarget, targetArguments, targetOptions } from '../resources/target.js';
import type { Session } from '../session/session.js';
import { deleteCommand, listCommand, showCommand } from './command-shapes.js';

const find = (session: Session, word: string) => findId(session, 'job', word);

/** What runs on a schedule. */
export const jobCommands = group({
  summary: 'What runs on a schedule.',
  examples: ['job create hello --name hourly --pattern "0 * * * *"', 'job update hourly --status paused'],
  children: {
    list: listCommand({
      summary: 'Lists jobs.',
      columns: columns.job,
      filters: columns.job,
      examples: ['job list', 'job list --filter status=running'],
      rows: ({ jobs }, options) => jobs.list(options),
    }),
    create: command({
      summary: 'Schedules a function, once or by a pattern.',
      notes:
        'Patterns are cron in UTC: 5 fields, or 6 of which the last is seconds; or @hourly and its kind.',
      args: targetArguments,
      options: {
        ...targetOptions,
        name: option.text('NAME', 'Its name.'),
        pattern: option.text('PATTERN', 'When it runs.'),
        firstExecutionTime: option.text('TIME', 'Its first time, in UTC, at least a minute ahead.'),
        count: option.integer('N', 'How often it runs. Default: without end, or once without a pattern.', 1),
        functionInput: option.text('INPUT', inputHelp),
        ...outputOptions,
      },
      examples: [
        'job create hello --name hourly --pattern "0 * * * *"',
        'job create --function-alias live --first-execution-time "2030-01-01 00:00:00" --function-input @input.json',
      ],
      run: async ({ args, options, session }) => {
        const target = await requiredTarget(session, { ...args, ...options });
        const { jobs } = await session.connect();
        const { name, pattern, firstExecutionTime: first_execution_time, count } = options;
        const function_input = await inputText(session, options.functionInput);
        const body = { ...target, name, pattern, first_execution_time, count, function_input };
        await printRow(session, columns.job, await jobs.create(body, { signal: session.signal }), options);
      },
    }),
    show: showCommand({
      summary: 'Shows a job.',
      columns: columns.job,
      help: 'The job, by name or id.',
      examples: ['job show hourly'],
      get: async (session, word) => {
        const { jobs } = await session.connect();
        return jobs.get(await find(session, word), { signal: session.signal });
      },
    }),
    update: command({
      summary: 'Pauses, resumes, cancels or reschedules a job.',
      args: { job: argument.one('The job, by name or id.') },
      options: {
        name: option.text('NAME', 'Its name.'),
        status: option.choice(['running', 'paused', 'cancelled'], 'Resumes, pauses or ends it.'),
        pattern: option.text('PATTERN', 'When it runs.'),
        nextExecutionTime: option.text('TIME', 'When it runs next, in UTC.'),
        functionInput: option.text('INPUT', inputHelp),
        ...outputOptions,
      },
      examples: ['job update hourly --status paused', 'job update hourly --pattern "*/30 * * * *"'],
      run: async ({ args, options, session }) => {
        const { name, status, pattern, nextExecutionTime: next_execution_time } = options;
        const change = { name, status, pattern, next_execution_time, function_input: options.functionInput };
        requireChange(change);
        const { jobs } = await session.connect();
        const id = await find(session, args.job);
        const body = { ...change, function_input: await inputText(session, options.functionInput) };
        await printRow(
          session,
          columns.job,
          await jobs.update(id, body, { signal: session.signal }),
          options,
        );
      },
    }),
    delete: deleteCommand({
      summary: 'Deletes jobs.',
      noun: 'job',
      help: 'The jobs, by names or ids.',
      examples: ['job delete hourly', 'job delete hourly daily --yes'],
      delete: async (session, word) => {
        const { jobs } = await session.connect();
        await jobs.delete(await find(session, word), { signal: session.signal });
      },
    }),
  },
});
