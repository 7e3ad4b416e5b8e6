import { numbersOf } from '../support/read-numbers.js';
import {
  type BadInputOutcome,
  routeCases,
  runBadInput,
  runOddArchives,
  runOddInput,
} from './run-bad-input.js';
import { hugeCases, uploadCases } from './upload-cases.js';

/** `npm run bad-input`: every route and field in every wrong way. */
numbersOf({});

const parts: readonly (readonly [string, () => Promise<BadInputOutcome>])[] = [
  ['routes and fields', () => runBadInput(routeCases)],
  ['uploads', () => runBadInput(uploadCases)],
  ['huge archives', () => runBadInput(hugeCases)],
  ['odd archives, which are taken', () => runOddArchives()],
  ['odd values, which may be taken', () => runOddInput()],
];

let wrong = 0;
for (const [name, run] of parts) {
  console.log(`${name} …`);
  const outcome = await run();
  console.log(`  ${outcome.sent} requests; ${outcome.wrong.length} wrong`);
  for (const line of outcome.wrong) console.log(`  ${line}`);
  wrong += outcome.wrong.length;
}
process.exitCode = wrong === 0 ? 0 : 1;
