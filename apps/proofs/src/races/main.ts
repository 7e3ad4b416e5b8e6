import { numbersOf } from '../support/read-numbers.js';
import { runRace } from './run-race.js';
import { runSchedulers } from './run-schedulers.js';

/** `npm run races -- --processes 8 --seconds 60`: many processes on one database file and one package directory. */
const { processes, seconds } = numbersOf({
  processes: { initial: 8, least: 2 },
  seconds: { initial: 60, least: 1 },
});
let wrong = 0;

function tell(found: readonly string[], what: string): void {
  console.log(`  ${what}; ${found.length} wrong`);
  for (const line of found) console.log(`  ${line}`);
  wrong += found.length;
}

for (const operations of ['mixed', 'removal'] as const) {
  console.log(`${processes} processes, ${operations} operations, ${seconds} s …`);
  const { wrong: found, done } = await runRace({ processes, seconds, operations });
  tell(found, JSON.stringify(done));
}
for (const kill of [false, true]) {
  console.log(`2 schedulers, 50 jobs a second, ${seconds} s${kill ? ', killed again and again' : ''} …`);
  const { wrong: found, executions } = await runSchedulers({ processes: 2, seconds, jobs: 50, kill });
  tell(found, `${executions} executions`);
}
process.exitCode = wrong === 0 ? 0 : 1;
