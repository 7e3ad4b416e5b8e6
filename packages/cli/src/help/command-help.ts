import type { AnyCommand } from '../command/command.js';
import { globalOptions } from '../command/global-option-table.js';
import { usageLine, usageOfArgument, usageOfOption } from '../command/usage.js';
import { definitions, examplesSection, section, wrapped } from './lines.js';

/** The help of a command. */
export function commandHelp(path: readonly string[], node: AnyCommand): string {
  const { summary, notes, args, options, examples } = node;
  const places = Object.entries(args).map(
    ([name, { arity, help }]) => [usageOfArgument(name, arity), help] as const,
  );
  const flags = Object.entries(options).map(
    ([name, spec]) => [usageOfOption(name, spec), spec.help] as const,
  );
  const globals = Object.entries(globalOptions)
    .filter(([name]) => !(name in options) && name !== 'version')
    .map(([name, spec]) => [usageOfOption(name, spec), spec.help] as const);
  return [
    `Usage: ${usageLine(path, node)}\n\n${wrapped(summary, 100).join('\n')}\n`,
    notes === undefined ? '' : `\n${wrapped(notes, 100).join('\n')}\n`,
    section('Arguments:', definitions(places)),
    section('Options:', definitions(flags)),
    section('Options of every command:', definitions(globals)),
    examplesSection(examples),
  ].join('');
}
