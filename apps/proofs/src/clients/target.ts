import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, type Ask, ask, keepingAgent } from '../host/ask.js';
import { packagesIn } from '../host/proof-host.js';

/** A host in another process, seen from outside. */
export class Target {
  readonly origin: string;
  readonly port: number;
  readonly #pid: number;
  readonly #directory: string;

  constructor(origin: string, pid: number, directory: string) {
    this.origin = origin;
    this.port = Number(new URL(origin).port);
    this.#pid = pid;
    this.#directory = directory;
  }

  /** Asks on a connection of its own. */
  async ask(request: Ask): Promise<Answer> {
    const agent = keepingAgent();
    try {
      return await ask(this.origin, request, agent);
    } finally {
      agent.destroy();
    }
  }

  /** Resident memory in bytes. */
  get rssBytes(): number {
    const [, kibibytes = '0'] =
      /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${this.#pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes) * 1024;
  }

  /** How many files and sockets it has open. */
  get descriptors(): number {
    return readdirSync(`/proc/${this.#pid}/fd`).length;
  }

  /** Uploads that are neither stored nor dropped. */
  get staged(): readonly string[] {
    return readdirSync(join(packagesIn(this.#directory), 'staging'));
  }
}

/** Asks again until it holds, up to `seconds`; resolves with whether it does. */
export async function eventually(holds: () => boolean | Promise<boolean>, seconds = 10): Promise<boolean> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await delay(50))
    if (await holds()) return true;
  return holds();
}
