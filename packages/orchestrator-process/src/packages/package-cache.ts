import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ArchiveLimits, fileArchiveSource, unpackArchive } from '@qinling/archive';
import { type InvocablePackage, isQinlingError, OrchestratorError } from '@qinling/core';
import { protectTree } from '../files/protect-tree.js';
import { removeTree } from '../files/remove-tree.js';
import { uniqueName } from '../unique-name.js';

/** An unpacked package that stays where it is until `release` is called. */
export interface PackageLease {
  readonly directory: string;
  release(): void;
}

export interface PackageCacheOptions {
  /** How many packages that nobody uses are kept for the next worker. */
  readonly maxUnused: number;
  /** The largest package that is unpacked. */
  readonly limits: ArchiveLimits;
}

interface CachedPackage {
  readonly directory: Promise<string>;
  users: number;
}

/** Packages, unpacked once each and shared by all workers that serve them. */
export class PackageCache {
  readonly #directory: string;
  readonly #options: PackageCacheOptions;
  readonly #closing = new AbortController();
  /** What is being removed. */
  readonly #removals = new Set<Promise<void>>();
  /** In the order of use, least recent first. */
  readonly #packages = new Map<string, CachedPackage>();

  /** `directory` exists and is the cache's alone. */
  constructor(directory: string, options: PackageCacheOptions) {
    this.#directory = directory;
    this.#options = options;
  }

  /** Unpacks the package unless that was done. Rejects with `OrchestratorError` when it cannot be read or unpacked. */
  async acquire(code: InvocablePackage): Promise<PackageLease> {
    const key = createHash('sha256').update(`${code.format} ${code.location}`).digest('hex');
    const cached = this.#packages.get(key) ?? { directory: this.#unpack(key, code), users: 0 };
    cached.users += 1;
    this.#packages.delete(key);
    this.#packages.set(key, cached);
    try {
      return { directory: await cached.directory, release: once(() => this.#release(cached)) };
    } catch (cause) {
      // The next one who asks tries again.
      if (this.#packages.get(key) === cached) this.#packages.delete(key);
      if (isQinlingError(cause)) throw cause;
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new OrchestratorError(`The package ${code.location} cannot be unpacked: ${why}`, { cause });
    }
  }

  /** Breaks off what is being unpacked, and resolves when nothing is written any more. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled([...this.#packages.values()].map((cached) => cached.directory));
    await Promise.all(this.#removals);
  }

  async #unpack(key: string, code: InvocablePackage): Promise<string> {
    const staging = join(this.#directory, `staging-${uniqueName()}`);
    const final = join(this.#directory, key);
    try {
      await mkdir(join(staging, 'package'), { recursive: true });
      const archive = createWriteStream(join(staging, 'archive'));
      await pipeline(Readable.from(await code.open()), archive, { signal: this.#closing.signal });
      const source = await fileArchiveSource(join(staging, 'archive'));
      try {
        await unpackArchive(source, code.format, join(staging, 'package'), this.#options.limits);
      } finally {
        await source.close();
      }
      await rename(join(staging, 'package'), final);
      await protectTree(final);
      return final;
    } finally {
      await removeTree(staging);
    }
  }

  #release(cached: CachedPackage): void {
    cached.users -= 1;
    const unused = [...this.#packages].filter(([, each]) => each.users === 0);
    for (const [key, each] of unused.slice(0, Math.max(0, unused.length - this.#options.maxUnused))) {
      this.#packages.delete(key);
      const removal = this.#remove(each).finally(() => this.#removals.delete(removal));
      this.#removals.add(removal);
    }
  }

  async #remove(cached: CachedPackage): Promise<void> {
    // Moved away first: the same package may be unpacked again while this copy is being removed.
    const trash = join(this.#directory, `trash-${uniqueName()}`);
    await rename(await cached.directory, trash);
    await removeTree(trash);
  }
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}
