import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Scene } from '../scene.js';

/** What a server process has used since it began. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  /** The most that was ever resident. */
  readonly peakResidentBytes: number;
  /** The longest time in which the event loop did not turn, since the last question. Zero before `watch`. */
  readonly longestStallSeconds: number;
}

/** A server in a process of its own, on a free port of the loopback interface. */
export interface ChildServer {
  readonly port: number;
  usage(): Promise<Usage>;
  /** Watches how long the event loop stands still, which costs a little. */
  watch(): void;
}

/** Starts one of the programs in this folder; it is stopped when the scene ends. */
export async function startServer(
  scene: Scene,
  program: 'our-server' | 'bare-server' | 'reading-server' | 'recording-server' | 'framework-server',
  settings: unknown,
): Promise<ChildServer> {
  const path = fileURLToPath(new URL(`../../dist/servers/${program}.js`, import.meta.url));
  const child = fork(path, [JSON.stringify(settings)], { execArgv: profileArguments(program) });
  scene.defer(async () => {
    if (child.exitCode !== null) return;
    const exited = once(child, 'exit');
    child.disconnect();
    await exited;
  });
  const { port } = await answer<{ readonly port: number }>(child);
  return {
    port,
    usage: () => {
      child.send('usage');
      return answer<Usage>(child);
    },
    watch: () => {
      child.send('watch');
    },
  };
}

/** `QINLING_BENCH_PROFILE=<folder>` writes a processor profile of every server there. */
function profileArguments(program: string): string[] {
  const folder = process.env.QINLING_BENCH_PROFILE;
  if (folder === undefined) return [];
  return ['--cpu-prof', `--cpu-prof-dir=${folder}/${program}`];
}

async function answer<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('A server of the bench ended too early; see its output.'));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as Message);
    });
  });
}
