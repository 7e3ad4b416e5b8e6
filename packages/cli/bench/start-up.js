// How long `qinling --help` takes beside a bare `node -e 0`: the promise is 1.5 times at most. `npm run bench:cli`, on a quiet machine.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const rounds = Number(process.argv[2] ?? 30);
const most = 1.5;
const bin = fileURLToPath(new URL('../bin/qinling.cjs', import.meta.url));
// What this shell has in its environment (certificates, loaders) would count against both.
const env = { PATH: process.env.PATH };

const programs = { node: ['-e', '0'], qinling: [bin, '--help'] };
const times = { node: [], qinling: [] };

for (let round = 0; round < rounds; round += 1) {
  for (const [name, words] of Object.entries(programs)) {
    const startedAt = performance.now();
    const { status } = spawnSync(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    if (status !== 0) throw new Error(`${name} ended with ${status}.`);
    times[name].push(performance.now() - startedAt);
  }
}

// What else the machine does only ever adds.
const quickest = (name) => Math.min(...times[name]);
const ratio = quickest('qinling') / quickest('node');
console.log(`node -e 0       ${quickest('node').toFixed(1)} ms`);
console.log(`qinling --help  ${quickest('qinling').toFixed(1)} ms`);
console.log(`ratio           ${ratio.toFixed(2)} (at most ${most})`);
process.exitCode = ratio <= most ? 0 : 1;
