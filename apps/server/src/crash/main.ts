import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashRounds } from './crash-rounds.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(process.pid) },
  },
});
const rounds = Number(values.rounds);
const seed = Number(values.seed);
if (!Number.isSafeInteger(rounds) || rounds < 1 || !Number.isSafeInteger(seed)) {
  // It would go no round, and find nothing wrong.
  console.error('It takes [--rounds 20] [--seed 1], whole numbers, and a round or more.');
  process.exit(2);
}
const dataDirectory = await mkdtemp(join(tmpdir(), 'qinling-crash-'));
console.log(`${rounds} rounds with seed ${seed} in ${dataDirectory}`);

const wrong = await crashRounds({
  dataDirectory,
  rounds,
  seed,
  onRound: ({ round, killedAfterMs, functions, versions, executions, wrong: found }) => {
    const size = `${functions} functions, ${versions} versions, ${executions} executions`;
    console.log(`round ${round}: killed after ${killedAfterMs} ms; ${size}; ${found.length} wrong`);
    for (const line of found) console.log(`  ${line}`);
  },
});
if (wrong.length === 0) await rm(dataDirectory, { recursive: true });
console.log(wrong.length === 0 ? 'Nothing was lost, and nothing is left over.' : `${wrong.length} wrong.`);
process.exitCode = wrong.length === 0 ? 0 : 1;
