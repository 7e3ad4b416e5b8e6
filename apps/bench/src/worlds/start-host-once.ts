import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('main.js', import.meta.resolve('@qinling/server')));

/** Starts the demo host on a data directory and stops it again. Answers with the seconds until it served. */
export async function startHostOnce(directory: string): Promise<number> {
  const start = performance.now();
  const host = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH,
      QINLING_DATA_DIR: directory,
      QINLING_PORT: '0',
      // The same on both sides, and no interpreters that start beside it.
      QINLING_RUNTIMES: 'none',
      QINLING_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(host, 'exit');
  const seconds = await new Promise<number>((resolve, reject) => {
    let output = '';
    host.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes(' serves http')) resolve((performance.now() - start) / 1000);
    });
    exited.then(() => reject(new Error('The host ended before it served; see its output.')), reject);
  });
  host.kill('SIGTERM');
  await exited;
  return seconds;
}
