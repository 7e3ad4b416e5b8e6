import type { AnyCommand } from './command/command.js';
import { type Found, findCommand } from './command/find-command.js';
import type { GlobalOptions } from './command/global-options.js';
import { rootCommands } from './commands/root.js';
import { exitCode } from './errors/exit-code.js';
import { UsageError } from './errors/usage-error.js';

/** Runs what the words say, and resolves with the exit code. Never rejects. What only some commands need is read only for them. */
export async function runProgram(words: readonly string[]): Promise<number> {
  let globals: GlobalOptions | undefined;
  try {
    if (words[0] === '__complete') return await complete(words.slice(1));
    const found = await findCommand(rootCommands, words);
    const { path, node } = found;
    if (node.kind === 'command')
      return await runCommand(node, found, (read) => (globals = read)).catch(located(path));
    if (found.globals.has('version')) return print((await import('./program-version.js')).programVersion());
    const text = (await import('./help/group-help.js')).groupHelp(path, node);
    if (found.globals.has('help')) return print(text);
    // A noun alone is the beginning of a command: its help is the answer, but nothing was done.
    process.stderr.write(text);
    return exitCode.usage;
  } catch (error) {
    return report(error, globals);
  }
}

async function runCommand(
  command: AnyCommand,
  { path, globals, rest }: Found,
  know: (read: GlobalOptions) => void,
): Promise<number> {
  const [{ parseWords }, { readGlobals }, { createSession }, { stopSignal }] = await Promise.all([
    import('./command/parse-words.js'),
    import('./command/global-options.js'),
    import('./session/create-session.js'),
    import('./session/stop-signal.js'),
  ]);
  const parsed = parseWords(command, rest, globals);
  if (globals.has('help')) return print((await import('./help/command-help.js')).commandHelp(path, command));
  if (globals.has('version')) return print((await import('./program-version.js')).programVersion());
  const read = readGlobals(globals, process.env);
  know(read);
  const signal = stopSignal();
  await command.run({ ...parsed, session: createSession(read, signal) }).catch((error: unknown) => {
    // Whatever broke then, broke for this reason.
    signal.throwIfAborted();
    throw error;
  });
  return exitCode.done;
}

/** Gives an error of usage the command whose help tells more. */
function located(path: readonly string[]): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof UsageError) || error.path.length > 0) throw error;
    throw new UsageError(error.message, path, { cause: error });
  };
}

async function report(error: unknown, globals: GlobalOptions | undefined): Promise<number> {
  const [{ describeError }, { hasColour, styled }] = await Promise.all([
    import('./errors/describe-error.js'),
    import('./output/terminal.js'),
  ]);
  const { message, hints, exitCode: code } = await describeError(error, globals);
  const head = styled('qinling:', 'red', hasColour(process.stderr, process.env));
  process.stderr.write(`${[`${head} ${message}`, ...hints].join('\n')}\n`);
  return code;
}

async function complete(words: readonly string[]): Promise<number> {
  const { completeWords } = await import('./completion/complete-words.js');
  const found = await completeWords(rootCommands, words);
  return found.length === 0 ? exitCode.done : print(found.join('\n'));
}

function print(text: string): number {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  return exitCode.done;
}
