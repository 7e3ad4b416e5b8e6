import { memoryDisk, realDisk } from '../model/world.js';
import { numbersOf } from '../support/read-numbers.js';
import { faultKinds } from './fault.js';
import { enumerateFaults } from './run-faults.js';

/** `npm run faults`: every single call of storage and blob store goes wrong in turn, in every way, on every disk. */
numbersOf({});

for (const [name, disk] of [
  ['in memory', memoryDisk],
  ['on SQLite and the filesystem', realDisk],
] as const) {
  for (const kind of faultKinds) {
    console.log(`${kind}, ${name} …`);
    console.log(`  ${await enumerateFaults(disk, kind)} calls went wrong, every promise held`);
  }
}
