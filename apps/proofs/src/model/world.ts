import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFilesystemBlobStore } from '@qinling/blob-filesystem';
import {
  type BlobStore,
  createQinling,
  interceptStorage,
  MemoryBlobStore,
  MemoryOrchestrator,
  MemoryStorage,
  type Qinling,
  type Storage,
  type StorageInterceptor,
} from '@qinling/core';
import { createSqliteStorage } from '@qinling/storage-kysely';

/** Adapters that outlive a crash of the library on top of them. */
export interface Disk {
  open(): Promise<{ readonly storage: Storage; readonly blobs: BlobStore }>;
  remove(): Promise<void>;
}

/** Memory that plays a disk: what was committed is there again after a crash. */
export function memoryDisk(): Disk {
  const keep = async (): Promise<void> => undefined;
  const storage = Object.assign(new MemoryStorage(), { close: keep });
  const blobs = Object.assign(new MemoryBlobStore(), { close: keep });
  return { open: async () => ({ storage, blobs }), remove: keep };
}

/** A SQLite file and a directory of packages. */
export async function realDisk(): Promise<Disk> {
  const directory = await mkdtemp(join(tmpdir(), 'qinling-proofs-'));
  return {
    open: async () => ({
      storage: await createSqliteStorage({ filename: join(directory, 'qinling.db') }),
      blobs: await createFilesystemBlobStore({ directory: join(directory, 'packages') }),
    }),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/** The library on a disk, which can crash and come back. */
export class World {
  readonly #disk: Disk;
  readonly #fault: StorageInterceptor;
  #open: { readonly qinling: Qinling; readonly storage: Storage; readonly blobs: BlobStore } | undefined;

  /** `fault` stands between the library and its storage. */
  constructor(disk: Disk, fault: StorageInterceptor = (_call, proceed) => proceed()) {
    this.#disk = disk;
    this.#fault = fault;
  }

  get qinling(): Qinling {
    return this.#present().qinling;
  }

  get blobs(): BlobStore {
    return this.#present().blobs;
  }

  get storage(): Storage {
    return this.#present().storage;
  }

  async start(): Promise<void> {
    const opened = await this.#disk.open();
    const storage = interceptStorage(opened.storage, this.#fault);
    const { blobs } = opened;
    const orchestrator = new MemoryOrchestrator({
      run: ({ code }) => (code.kind === 'package' ? code.location : null),
    });
    const qinling = createQinling({ storage, blobs, orchestrator, sweepIntervalSeconds: 3600 });
    await qinling.start();
    this.#open = { qinling, storage, blobs };
  }

  /** Drops the library without closing it, as a crash does, and starts another one on the same disk. */
  async crash(): Promise<void> {
    const crashed = this.#present();
    await this.start();
    // Only now, so that nothing of the old one tidies up before the new one has looked.
    await crashed.qinling.close();
  }

  async stop(): Promise<void> {
    await this.#open?.qinling.close();
    await this.#disk.remove();
  }

  #present() {
    if (this.#open === undefined) throw new Error('The world is not started.');
    return this.#open;
  }
}
