import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

/** Calls `note` whenever code of this thread starts a process, by whatever function of node:child_process. */
export function watchProcessStarts(note: () => void): void {
  callBefore(childProcess.ChildProcess.prototype, ['spawn'], note);
  callBefore(childProcess, ['spawnSync', 'execSync', 'execFileSync'], note);
  syncBuiltinESMExports();
}

function callBefore(holder: object, names: readonly string[], note: () => void): void {
  const methods = holder as Record<string, (...args: unknown[]) => unknown>;
  for (const name of names) {
    const original = methods[name];
    if (original === undefined) continue;
    methods[name] = function (this: unknown, ...args: unknown[]) {
      note();
      return original.apply(this, args);
    };
  }
}
