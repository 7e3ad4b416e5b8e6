import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { numbersOf } from '../support/read-numbers.js';
import { runLeaks } from './run-leaks.js';

const { executions } = numbersOf({ executions: { initial: 10_000, least: 1 } });
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
