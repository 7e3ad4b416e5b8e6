import type { CommandNode, Group } from '../command/command.js';
import { globalOptions } from '../command/global-option-table.js';
import { usageOfOption } from '../command/usage.js';
import { exitCode } from '../errors/exit-code.js';
import { definitions, examplesSection, section } from './lines.js';

/** The help of a group; of the program, when the path is empty. */
export function groupHelp(path: readonly string[], { summary, children, examples }: Group): string {
  const words = ['qinling', ...path].join(' ');
  const entries = Object.entries(children).map(([name, child]) => [name, meaningOf(child)] as const);
  return [
    `Usage: ${words} ${path.length === 0 ? '<noun> <verb>' : '<command>'} [options]\n\n${summary}\n`,
    section('Commands:', definitions(entries)),
    examplesSection(examples),
    path.length === 0 ? programSections() : `\nRun ${words} <command> --help for one of them.\n`,
  ].join('');
}

function meaningOf(node: CommandNode): string {
  if (node.kind === 'command') return node.summary;
  const verbs = node.kind === 'lazy' ? node.verbs : Object.keys(node.children).join(', ');
  return `${node.summary} (${verbs})`;
}

function programSections(): string {
  const globals = Object.entries(globalOptions).map(
    ([name, spec]) => [usageOfOption(name, spec), spec.help] as const,
  );
  return [
    section('Options:', definitions(globals)),
    section('Environment:', definitions(environment)),
    section('Exit codes:', definitions(exitCodes)),
  ].join('');
}

const environment = [
  ['QINLING_URL', 'Where Qinling is, unless --url says it.'],
  ['QINLING_TOKEN, OS_TOKEN', 'The token to log in with.'],
  ['NO_COLOR', 'No colours, also on a terminal.'],
] as const;

const meaningOfExit = {
  done: 'Done.',
  refused: 'The service refused.',
  usage: 'The command line is wrong.',
  notReachable: 'Nobody answered, or not in time.',
  executionFailed: 'The execution failed.',
  interrupted: 'Ended by Ctrl-C.',
} as const satisfies Record<keyof typeof exitCode, string>;

const exitCodes = Object.entries(exitCode).map(
  ([name, code]) => [String(code), meaningOfExit[name as keyof typeof exitCode]] as const,
);
