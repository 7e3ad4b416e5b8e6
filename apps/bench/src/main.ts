import { availableParallelism, cpus, loadavg } from 'node:os';
import { readOptions } from './bench-options.js';
import { tableOf } from './compare/table.js';
import { runBench } from './run-bench.js';

/** `npm run bench`: prints the table of docs/performance.md for this machine. Progress goes to stderr. */
try {
  const options = readOptions(process.argv.slice(2));
  const { rows, notes } = await runBench(options, (line) => process.stderr.write(`${line}\n`));
  const { rounds, seconds, scale } = options;
  process.stdout.write(
    [
      '',
      tableOf(rows),
      '',
      ...notes,
      `${rounds} rounds of ${seconds} s for each side; large database: ${scale.functions} functions × ${scale.versions} versions.`,
      `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}.`,
      '',
    ].join('\n'),
  );
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
