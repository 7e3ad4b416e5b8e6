export interface GlobalOptionSpec {
  readonly value?: string;
  readonly short?: string;
  readonly help: string;
}

/** By name. They may stand anywhere, unless the command has an option of that name: then before its noun. */
export const globalOptions: Readonly<Record<string, GlobalOptionSpec>> = {
  url: { value: 'URL', help: 'Where Qinling is. Default: QINLING_URL, else http://127.0.0.1:7070.' },
  timeout: {
    value: 'SECONDS',
    help: 'How long to wait for a sign of life. Default: 60.',
  },
  debug: { help: 'Shows every request on stderr, without secrets.' },
  help: { short: 'h', help: 'Shows help, for any part of a command.' },
  version: { help: 'Shows the version of this program.' },
};
