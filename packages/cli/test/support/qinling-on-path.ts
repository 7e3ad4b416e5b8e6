import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { binary } from './run-qinling.js';
import { temporaryDirectory } from './temporary-directory.js';

/** A search path on which the built program is `qinling`, as after an installation. */
export function pathWithQinling(): string {
  const directory = temporaryDirectory();
  const shim = join(directory, 'qinling');
  writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${binary}" "$@"\n`);
  chmodSync(shim, 0o755);
  return [directory, process.env.PATH].join(delimiter);
}
