import { readFileSync, readlinkSync } from 'node:fs';
import { mkdir, readdir, readFile, realpath, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Clock, type Logger, OrchestratorError } from '@qinling/core';
import { sweepCgroups } from '../cgroups/open-cgroups.js';
import { killStrays } from '../processes/kill-tree.js';
import { readProcess } from '../processes/process-table.js';
import { uniqueName } from '../unique-name.js';
import { removeTree } from './remove-tree.js';

/** The part of a shared directory that belongs to one orchestrator, for as long as it lives. */
export interface InstanceDirectory {
  /** Absolute, without symbolic links. */
  readonly path: string;
  /** Removes the directory and what is in it. */
  remove(): Promise<void>;
}

interface Owner {
  readonly pid: number;
  readonly startTicks: number;
  /** Which machine, since which boot, and which process namespace `pid` is of. */
  readonly place: string;
}

const namePattern = /^orchestrator-[0-9a-f-]{36}$/;
const beatMs = 10 * 60 * 1000;
const silenceMs = 6 * beatMs;

/** The beginning of an environment entry that all workers of the orchestrator with this directory have. */
export function workerMarker(directory: string): string {
  return `QINLING_WORKER=${basename(directory)}`;
}

/**
 * Makes a directory of its own below `directory`, and removes those of orchestrators that died. Rejects with
 * `OrchestratorError` when `directory` cannot be made or written.
 */
export async function openInstanceDirectory(
  directory: string,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Promise<InstanceDirectory> {
  const path = await create(directory);
  await sweep(directory, clock, logger);
  const beat = (): void => {
    cancel = clock.after(beatMs, beat);
    utimes(ownerFile(path), clock.now(), clock.now()).catch((error: unknown) => {
      logger.warn({ err: error, path }, 'The working directory of the orchestrator cannot be touched.');
    });
  };
  let cancel = clock.after(beatMs, beat);
  return {
    path,
    async remove() {
      cancel();
      const error = await removeTree(path);
      if (error !== undefined) logger.warn({ err: error, path }, 'A working directory cannot be removed.');
    },
  };
}

async function create(directory: string): Promise<string> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const path = join(await realpath(directory), `orchestrator-${uniqueName()}`);
    await mkdir(path, { mode: 0o700 });
    const owner: Owner = { pid: process.pid, startTicks: ticksOf(process.pid), place: placeOfProcess() };
    await writeFile(ownerFile(path), JSON.stringify(owner));
    return path;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new OrchestratorError(`The working directory ${directory} cannot be used: ${why}`, { cause });
  }
}

async function sweep(directory: string, clock: Clock, logger: Logger): Promise<void> {
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    if (!namePattern.test(name) || (await isAlive(path, clock))) continue;
    await sweepCgroups(path);
    await killStrays({ marker: workerMarker(path), directory: path });
    const error = await removeTree(path);
    logger.info({ path, err: error }, 'Removed what a former orchestrator had left.');
  }
}

async function isAlive(path: string, clock: Clock): Promise<boolean> {
  const owner = await readOwner(path);
  if (owner?.place === placeOfProcess()) return isRunning(owner);
  // Another machine or container, or one that is just being made: all that can be told is when it gave a sign of life.
  const lastSign = await lastChange(owner === undefined ? path : ownerFile(path));
  return lastSign !== undefined && clock.now().getTime() - lastSign < silenceMs;
}

function isRunning({ pid, startTicks }: Owner): boolean {
  if (startTicks !== 0) return ticksOf(pid) === startTicks;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function ownerFile(path: string): string {
  return join(path, 'owner.json');
}

async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(ownerFile(path), 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

async function lastChange(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return undefined;
  }
}

function ticksOf(pid: number): number {
  return readProcess(pid)?.startTicks ?? 0;
}

function placeOfProcess(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return process.platform;
  }
}
