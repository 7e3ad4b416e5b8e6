import { parseArgs } from 'node:util';
import { runModel } from './run-model.js';
import { memoryDisk, realDisk } from './world.js';

/** `npm run model -- --runs 500 --commands 200 --seed 1` */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    commands: { type: 'string', default: '200' },
    seed: { type: 'string' },
  },
});
const seed = values.seed === undefined ? Date.now() : Number(values.seed);
const options = { runs: Number(values.runs), maxCommands: Number(values.commands), seed };

for (const [name, disk] of [
  ['in memory', memoryDisk],
  ['on SQLite and the filesystem', realDisk],
] as const) {
  console.log(`${options.runs} sequences of up to ${options.maxCommands} commands ${name}, seed ${seed} …`);
  await runModel(disk, options);
}
console.log('Every step agreed with the rules.');
