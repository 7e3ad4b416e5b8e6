/** Whether colours are welcome: on a terminal, unless `NO_COLOR` is set (no-color.org) or the terminal knows none. */
export function hasColour(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  if (stream.isTTY !== true || environment.TERM === 'dumb') return false;
  return environment.NO_COLOR === undefined || environment.NO_COLOR === '';
}

const codes = { bold: [1, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], dim: [2, 22] } as const;

export type Style = keyof typeof codes;

/** Text in a style, or as it is. */
export function styled(text: string, style: Style | undefined, isColoured: boolean): string {
  if (!isColoured || style === undefined) return text;
  const [start, end] = codes[style];
  return `\u001b[${start}m${text}\u001b[${end}m`;
}

const statusStyles: Readonly<Record<string, Style>> = {
  success: 'green',
  available: 'green',
  running: 'yellow',
  creating: 'yellow',
  upgrading: 'yellow',
  paused: 'yellow',
  failed: 'red',
  error: 'red',
  cancelled: 'red',
};

/** The colour of a value of the column `status`. */
export function styleOf(column: string, text: string): Style | undefined {
  return column === 'status' ? statusStyles[text] : undefined;
}
