import { numbersOf } from '../support/read-numbers.js';
import { runModel } from './run-model.js';
import { memoryDisk, realDisk } from './world.js';

/** `npm run model -- --runs 500 --commands 200 --seed 1` */
const { runs, commands, seed } = numbersOf({
  runs: { initial: 200, least: 1 },
  commands: { initial: 200, least: 1 },
  seed: { initial: Date.now(), least: 0 },
});

for (const [name, disk] of [
  ['in memory', memoryDisk],
  ['on SQLite and the filesystem', realDisk],
] as const) {
  console.log(`${runs} sequences of up to ${commands} commands ${name}, seed ${seed} …`);
  await runModel(disk, { runs, maxCommands: commands, seed });
}
console.log('Every step agreed with the rules.');
