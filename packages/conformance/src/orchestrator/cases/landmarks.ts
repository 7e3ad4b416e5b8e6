import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Things of this machine that whoever is not kept from them can find. */
export interface Landmarks {
  /** A file that everybody may read, and the text in it. */
  readonly file: string;
  readonly text: string;
  /** What stands on the command line of a process, and of no other. */
  readonly process: string;
  /** Where a server listens. */
  readonly port: number;
  readonly hosts: readonly string[];
}

/** Sets them up for as long as `look` takes. */
export async function withLandmarks<Result>(
  look: (landmarks: Landmarks) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), 'qinling-kit-'));
  const [file, text, mark] = [join(directory, 'landmark'), randomUUID(), randomUUID()];
  const server = createServer((socket) => socket.destroy());
  const neighbour = spawn(process.execPath, ['--eval', 'process.stdin.resume()', mark], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  try {
    await chmod(directory, 0o755);
    await writeFile(file, text, { mode: 0o644 });
    await once(server.listen(0), 'listening');
    const { port } = server.address() as AddressInfo;
    return await look({ file, text, process: mark, port, hosts: ['127.0.0.1', ...addresses()] });
  } finally {
    neighbour.kill('SIGKILL');
    server.close();
    await rm(directory, { recursive: true });
  }
}

function addresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
}
