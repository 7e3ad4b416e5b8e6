import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readText } from './process-table.js';

const run = promisify(execFile);

// What a runtime allocates for itself in the course of its work: compiled code, buffers of its parsers.
const slackBytes = 16 * 1024 * 1024;

/**
 * Limits the private writable memory of a running process to what it has now and `bytes` more. Needs Linux and the
 * command prlimit (util-linux). Resolves to whether it worked.
 */
export async function limitMemory(pid: number, bytes: number): Promise<boolean> {
  const present = /^VmData:\s+(\d+) kB$/m.exec(readText(`/proc/${pid}/status`) ?? '')?.[1];
  if (present === undefined) return false;
  const limit = Number(present) * 1024 + bytes + slackBytes;
  try {
    await run('prlimit', ['--pid', String(pid), `--data=${limit}:${limit}`], { timeout: 5_000 });
    return true;
  } catch {
    return false;
  }
}
