import { settingsHelp } from '../settings/describe-settings.js';

/** What `qinling-server --help` prints. */
export function helpText(): string {
  return `Usage: qinling-server [serve | migrate | check | --help | --version]

  serve      Serves the Qinling API (the default). Stops on SIGTERM or Ctrl-C: it
             takes nothing new, waits for what runs, and ends. A second signal
             ends it at once.
  migrate    Brings the database up to date, and ends.
  check      Looks for damage in the database, also beside a running host.

Settings are environment variables; bytes may be written as 50MiB.
${settingsHelp()}

Exit codes: 0 stopped in order, 1 could not start or broke down, 2 wrong command
line or settings, 130 or 143 ended by a second signal.

Logs go to stderr, one JSON object a line; everything else goes to stdout.`;
}
