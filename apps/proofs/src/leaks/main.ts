import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runLeaks } from './run-leaks.js';

const { values } = parseArgs({ options: { executions: { type: 'string', default: '10000' } } });
const executions = Number(values.executions);
if (!Number.isSafeInteger(executions) || executions < 1) {
  console.error(`--executions must be a whole number of 1 or more, not ${values.executions}.`);
  process.exit(2);
}
const dataDirectory = await realpath(await mkdtemp(join(tmpdir(), 'qinling-leaks-')));
console.log(`${executions} executions in ${dataDirectory} …`);
const { statuses, killedProcesses, left } = await runLeaks({
  dataDirectory,
  executions,
  onProgress: (done) => console.log(`  ${done}`),
});
await rm(dataDirectory, { recursive: true });
console.log(`They ended as ${JSON.stringify(statuses)}; ${killedProcesses} processes were killed.`);
for (const line of left) console.log(`  ${line}`);
console.log(left.length === 0 ? 'Nothing is left.' : `${left.length} things are left.`);
process.exitCode = left.length === 0 ? 0 : 1;
