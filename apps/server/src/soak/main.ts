import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runSoak } from './run-soak.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(process.pid) },
  },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  console.error(`--minutes must be a number above 0, not ${values.minutes}.`);
  process.exit(2);
}
const seed = Number(values.seed);
if (!Number.isSafeInteger(seed)) {
  console.error(`--seed must be a whole number, not ${values.seed}.`);
  process.exit(2);
}
const dataDirectory = await mkdtemp(join(tmpdir(), 'qinling-soak-'));
console.log(`${minutes} minutes with seed ${seed} in ${dataDirectory}`);
const wrong = await runSoak({
  dataDirectory,
  seconds: minutes * 60,
  seed,
  onProgress: ({ seconds, answers, killedProcesses, killedHosts, residentMib }) =>
    console.log(
      `${seconds} s: ${answers} answers, ${killedProcesses} processes and ${killedHosts} hosts killed, host has ${residentMib} MiB`,
    ),
});
for (const line of wrong) console.log(`  ${line}`);
if (wrong.length === 0) await rm(dataDirectory, { recursive: true });
console.log(wrong.length === 0 ? 'Everything held.' : `${wrong.length} wrong.`);
process.exitCode = wrong.length === 0 ? 0 : 1;
