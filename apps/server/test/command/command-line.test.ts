import { describe, expect, it } from 'vitest';
import { readCommandLine, UsageError } from '../../src/command/command-line.js';

describe('the command line', () => {
  it.each([
    [[], 'serve'],
    [['serve'], 'serve'],
    [['migrate'], 'migrate'],
    [['check'], 'check'],
    [['--help'], 'help'],
    [['migrate', '-h'], 'help'],
    [['--version'], 'version'],
  ])('%j means %s', (words, command) => {
    expect(readCommandLine(words)).toBe(command);
  });

  it.each([
    [['migrat'], 'There is no command migrat. Did you mean migrate?'],
    [['frobnicate'], 'There is no command frobnicate. There are serve, migrate, check, help, version.'],
    [['migrate', 'now'], 'migrate takes nothing after it, but there is now.'],
  ])('refuses %j and says why', (words, message) => {
    expect(() => readCommandLine(words)).toThrow(new UsageError(message));
  });

  it('refuses an unknown option, and says where settings are', () => {
    expect(() => readCommandLine(['--port=80'])).toThrow(
      new UsageError(
        "Unknown option '--port'. Settings are environment variables; qinling-server --help lists them.",
      ),
    );
  });
});
