import { execFile } from 'node:child_process';
import { isAbsolute } from 'node:path';
import { promisify } from 'node:util';
import { OrchestratorError } from '@qinling/core';
import type { WorkerCommand } from '../workers/worker-command.js';
import { Sandbox } from './sandbox.js';
import { sandboxArguments } from './sandbox-arguments.js';
import { assertHides, findProgram, isBelow } from './sandbox-paths.js';

const run = promisify(execFile);
const probeMs = 30_000;

export interface SandboxPlaces {
  /** The worker's own, which it may write. */
  readonly directory: string;
  /** Where its package will be seen. Does not exist yet. */
  readonly packageDirectory: string;
  /** What no program may lie around: the host's. */
  readonly hidden: string;
}

/** Makes the sandboxes of workers with the program bwrap. */
export class Bubblewrap {
  readonly #program: string;
  readonly #isRoot = process.getuid?.() === 0;

  private constructor(program: string) {
    this.#program = program;
  }

  /**
   * Looks for bwrap on the PATH and tries it. Rejects with `OrchestratorError`, saying what to do, when it is not installed or may make no
   * namespaces here.
   */
  static async open(): Promise<Bubblewrap> {
    const program = await findProgram('bwrap');
    if (program === undefined)
      throw new OrchestratorError(
        "Isolation by bubblewrap needs the program bwrap, which is not on the PATH. Install Debian's package bubblewrap, or set isolation to 'none'.",
      );
    const bubblewrap = new Bubblewrap(program);
    await bubblewrap.#probe();
    return bubblewrap;
  }

  /** A sandbox for a worker. Throws `OrchestratorError` when what its program needs would show what is hidden. */
  sandbox(command: WorkerCommand, { directory, packageDirectory, hidden }: SandboxPlaces): Sandbox {
    const own = isAbsolute(command.command) ? [command.command] : [];
    const programs = [...(command.readable ?? []), ...own].filter((path) => !isBelow(path, '/usr'));
    for (const path of ['/usr', ...programs]) assertHides(path, hidden);
    const view = { readable: [...programs, packageDirectory], directory };
    return new Sandbox({
      prefix: sandboxArguments(this.#program, view, this.#isRoot),
      packageDirectory,
      changesUser: this.#isRoot,
    });
  }

  async #probe(): Promise<void> {
    const [file = '', ...args] = sandboxArguments(this.#program, { readable: [] }, this.#isRoot);
    try {
      await run(file, [...args, '/bin/true'], { timeout: probeMs, env: { PATH: '/usr/bin:/bin' } });
    } catch (cause) {
      const printed = (cause as { readonly stderr?: string }).stderr?.trim() || String(cause);
      throw new OrchestratorError(
        `Isolation by bubblewrap does not work here: "${printed}". It needs bubblewrap 0.8 or newer, and a system that lets this user make namespaces (see docs/isolation.md); or set isolation to 'none'.`,
        { cause },
      );
    }
  }
}
