import { closeSync, constants, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { cgroupDialects } from './cgroup-dialect.js';
import type { CgroupPlace, Controller } from './cgroup-place.js';

const pauseMs = 5;
const maxRounds = 400;
// What is read of a file at once: all of what says whether the kernel has ended anything, and of who is in a cgroup if they are few.
const answer = Buffer.alloc(2048);

/**
 * One cgroup: in version 1 a directory for each controller, in version 2 a single one. It holds processes and no other
 * cgroups. The kernel answers what is asked of its files within microseconds, so they are read and written at once.
 */
export class Cgroup {
  readonly #place: CgroupPlace;
  readonly #directories: readonly string[];
  /** Once it is being removed there is nothing to read or to limit any more, and nobody to tell. */
  #removed = false;
  /** Kept open: it is asked after every run. */
  #events: number | undefined;

  /** The place is the cgroup's own. */
  private constructor(place: CgroupPlace) {
    this.#place = place;
    this.#directories = [...new Set(Object.values(place.directories))];
  }

  /** Makes the cgroup `name` below those of `parents`. Rejects when it cannot be made; then nothing is left. */
  static async create({ version, directories }: CgroupPlace, name: string): Promise<Cgroup> {
    const own = Object.entries(directories).map(([controller, parent]) => [controller, join(parent, name)]);
    const cgroup = new Cgroup({ version, directories: Object.fromEntries(own) });
    try {
      for (const directory of cgroup.#directories) await mkdir(directory);
      return cgroup;
    } catch (error) {
      await cgroup.remove();
      throw error;
    }
  }

  has(controller: Controller): boolean {
    return this.#place.directories[controller] !== undefined;
  }

  /** How many descriptors `openEntries` gives. */
  get entryCount(): number {
    return this.#directories.length;
  }

  /** Opens what a process writes "0" to in order to join. The caller closes the descriptors. */
  openEntries(): number[] {
    const opened: number[] = [];
    try {
      for (const directory of this.#directories)
        opened.push(openSync(join(directory, 'cgroup.procs'), constants.O_WRONLY));
      return opened;
    } catch (error) {
      for (const descriptor of opened) closeSync(descriptor);
      throw error;
    }
  }

  /** What its processes use now and could not give back: files that are only kept at hand do not count. */
  usedBytes(): number {
    const usage = Number(this.#read('memory', this.#dialect.memoryUsage));
    const files = this.#read('memory', 'memory.stat').matchAll(/^(?:in)?active_file (\d+)$/gm);
    return Math.max(
      0,
      [...files].reduce((left, [, bytes]) => left - Number(bytes), usage),
    );
  }

  /** Limits what it can: memory in bytes; processes and threads together. */
  limit({ memoryBytes, processes }: { readonly memoryBytes: number; readonly processes: number }): void {
    if (this.has('memory')) {
      for (const [file, text] of this.#dialect.memoryExtras) this.#try('memory', file, text);
      this.#write('memory', this.#dialect.memoryLimit, String(Math.ceil(memoryBytes)));
    }
    if (this.has('pids')) this.#write('pids', 'pids.max', String(processes));
  }

  /** Limits processor time, in thousandths of a processor, if it can. */
  limitCpu(cpuMillis: number | 'unlimited'): void {
    if (this.has('cpu')) this.#write('cpu', this.#dialect.cpuLimit, this.#dialect.cpuText(cpuMillis));
  }

  /** How many of its processes the kernel has ended because memory ran out. */
  outOfMemoryKills(): number {
    if (!this.has('memory') || this.#removed) return 0;
    this.#events ??= openSync(this.#file('memory', this.#dialect.memoryEvents), 'r');
    const text = readOnce(this.#events);
    return Number(/^oom_kill (\d+)$/m.exec(text)?.[1] ?? 0);
  }

  /** The processes in it, without those that have ended and wait to be looked at. Who joins one directory joins all, so one tells. */
  members(): readonly number[] {
    return this.#removed ? [] : this.#directories.slice(0, 1).flatMap(membersOf);
  }

  /** Ends every process in it but those of `keep`. Resolves when they are gone, or after two seconds of trying. */
  async kill(keep: ReadonlySet<number> = new Set()): Promise<void> {
    const strangers = (): number[] => this.members().filter((pid) => !keep.has(pid));
    if (strangers().length === 0) return;
    this.limitCpu('unlimited');
    const former = this.has('pids') ? this.#read('pids', 'pids.max').trim() : '';
    // Whoever is in it now can start nothing more, so that one look finds them all.
    if (former !== '') this.#try('pids', 'pids.max', '0');
    for (let round = 0; round < maxRounds; round += 1) {
      const pids = strangers();
      if (pids.length === 0) break;
      for (const pid of pids) end(pid);
      await setTimeout(pauseMs);
    }
    if (former !== '') this.#try('pids', 'pids.max', former);
  }

  /** Ends what is in it, and removes it. One that is gone already is fine. */
  async remove(): Promise<void> {
    this.#removed = true;
    if (this.#events !== undefined) closeSync(this.#events);
    this.#events = undefined;
    for (const directory of this.#directories) await removeCgroupDirectory(directory);
  }

  get #dialect() {
    return cgroupDialects[this.#place.version];
  }

  #file(controller: Controller, name: string): string {
    return join(this.#place.directories[controller] ?? '', name);
  }

  #read(controller: Controller, name: string): string {
    return this.#removed ? '' : readFileSync(this.#file(controller, name), 'latin1');
  }

  #write(controller: Controller, name: string, text: string): void {
    if (!this.#removed) writeFileSync(this.#file(controller, name), text);
  }

  // Not every kernel has every file, and a cgroup may be gone that is only being tidied up.
  #try(controller: Controller, name: string, text: string): void {
    try {
      this.#write(controller, name, text);
    } catch {
      return;
    }
  }
}

/** Ends what is in a cgroup that has no others below it, and removes its directory. Gives up after two seconds. */
export async function removeCgroupDirectory(directory: string): Promise<void> {
  for (let round = 0; round < maxRounds; round += 1) {
    for (const pid of membersOf(directory)) end(pid);
    const gone = await rmdir(directory).then(
      () => true,
      (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
    );
    if (gone) return;
    await setTimeout(pauseMs);
  }
}

// Opened anew each time: in version 1 the kernel answers a descriptor that was read before with a list up to a second old.
function membersOf(directory: string): number[] {
  const list = join(directory, 'cgroup.procs');
  try {
    const opened = openSync(list, 'r');
    let text: string;
    try {
      text = readOnce(opened);
    } finally {
      closeSync(opened);
    }
    if (text.length === answer.length) text = readFileSync(list, 'latin1');
    const pids = text.match(/\d+/g) ?? [];
    // A process that this one cannot see is listed as 0, which would mean ourselves to kill().
    return pids.map(Number).filter((pid) => pid > 0);
  } catch {
    return [];
  }
}

/** What a file of the kernel's answers, from its begin; more than fits into the buffer is left out. */
function readOnce(descriptor: number): string {
  return answer.toString('latin1', 0, readSync(descriptor, answer, 0, answer.length, 0));
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}
