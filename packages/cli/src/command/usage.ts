import type { ArgumentSpec } from './argument.js';
import type { AnyCommand } from './command.js';
import { kebabCase } from './kebab-case.js';
import type { OptionSpec } from './option.js';

/** `FUNCTION` as commander and people read it: `<function>`, `[function]`, `<function...>`. */
export function usageOfArgument(name: string, arity: ArgumentSpec<unknown>['arity']): string {
  const word = kebabCase(name);
  const shapes = { one: `<${word}>`, optional: `[${word}]`, several: `<${word}...>`, any: `[${word}...]` };
  return shapes[arity];
}

/** An option with what stands for its value: `-o, --output FILE`. */
export function usageOfOption(
  name: string,
  { short, value, isVariadic }: Partial<OptionSpec<unknown>>,
): string {
  const shortFlag = short === undefined ? '' : `-${short}, `;
  const placeholder = value === undefined ? '' : ` ${value}${isVariadic ? ' ...' : ''}`;
  return `${shortFlag}--${kebabCase(name)}${placeholder}`;
}

/** The first line of a command's help. */
export function usageLine(path: readonly string[], { args, options }: AnyCommand): string {
  const required = Object.entries(options)
    .filter(([, { isRequired }]) => isRequired)
    .map(([name, { value = '' }]) => usageOfOption(name, { value }));
  const places = Object.entries(args).map(([name, { arity }]) => usageOfArgument(name, arity));
  return ['qinling', ...path, ...places, ...required, '[options]'].join(' ');
}
