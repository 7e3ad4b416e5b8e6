import { readlinkSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type ProcessEntry, readProcessTable, readText } from './process-table.js';

/** How the processes of one worker are told from all others, also when they left its group or lost their parent. */
export interface ProcessTree {
  /** The worker: leader of a session and process group of its own. */
  readonly root: number;
  /** When the root started, in clock ticks since boot. */
  readonly startTicks: number;
  /** An entry `NAME=value` of the environment that the worker was started with, or what stands before a dot in it. */
  readonly marker: string;
  /** Holds the working directories of its runs; processes that stand in or below it are its own. */
  readonly directory: string;
}

export interface KillTreeOptions {
  /** Ends what the root started, and not the root, which may be gone already. Default false. */
  readonly keepRoot?: boolean;
  /** Others that are not ended. */
  readonly keep?: ReadonlySet<number>;
}

const noProcess = -1;
const maxRounds = 100;
const pauseMs = 5;

/**
 * Ends a process with everything that it started. Resolves when nothing of it is seen any more, or after half a second of
 * trying. Where there is no /proc, ends the root's process group alone.
 */
export async function killTree(tree: ProcessTree, options: KillTreeOptions = {}): Promise<void> {
  const keepRoot = options.keepRoot === true;
  // Stopped, it cannot start processes while we look for them. Its children keep it as their parent, so we find them.
  if (!keepRoot) signal(-tree.root, 'SIGSTOP');
  for (let round = 0; round < maxRounds; round += 1) {
    const members = (await membersOf(tree)).filter(
      (pid) => pid !== tree.root && options.keep?.has(pid) !== true,
    );
    if (members.length === 0) break;
    for (const pid of members) signal(pid, 'SIGSTOP');
    for (const pid of members) signal(pid, 'SIGKILL');
    if (round > 0) await setTimeout(pauseMs);
  }
  if (!keepRoot) killGroup(tree);
}

/** Ends what an orchestrator has left that is dead itself: everything with this marker, or in this directory. */
export async function killStrays(strays: Pick<ProcessTree, 'marker' | 'directory'>): Promise<void> {
  await killTree({ root: noProcess, startTicks: 0, ...strays }, { keepRoot: true });
}

/** Ends the root and its process group, without looking for anything else. */
export function killGroup({ root }: ProcessTree): void {
  signal(-root, 'SIGKILL');
  signal(root, 'SIGKILL');
}

async function membersOf(tree: ProcessTree): Promise<number[]> {
  const table = await readProcessTable();
  const found = new Set([tree.root]);
  // Parents are not always listed before their children.
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const entry of table) if (found.has(entry.parent)) found.add(entry.pid);
  }
  return table
    .filter((entry) => !entry.isZombie && (found.has(entry.pid) || isMember(entry, tree)))
    .map((entry) => entry.pid);
}

function isMember(entry: ProcessEntry, tree: ProcessTree): boolean {
  if (entry.session === tree.root || entry.group === tree.root) return true;
  // What is older than the worker is not of its making, and reading about every process would take long.
  if (entry.startTicks < tree.startTicks) return false;
  const environment = readText(`/proc/${entry.pid}/environ`);
  if (environment?.split('\0').some((each) => hasMarker(each, tree.marker))) return true;
  const place = workingDirectory(entry.pid);
  return place === tree.directory || place?.startsWith(`${tree.directory}/`) === true;
}

function hasMarker(entry: string, marker: string): boolean {
  return entry.startsWith(marker) && (entry.length === marker.length || entry[marker.length] === '.');
}

function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`).replace(/ \(deleted\)$/, '');
  } catch {
    return undefined;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone.
  }
}
