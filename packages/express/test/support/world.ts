import { createServer, request as httpRequest, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import {
  type BlobStore,
  type Caller,
  createQinling,
  MemoryBlobStore,
  MemoryOrchestrator,
  type MemoryOrchestratorOptions,
  MemoryStorage,
  type Qinling,
  type QinlingOptions,
  type StagedBlob,
} from '@qinling/core';
import express from 'express';
import { onTestFinished } from 'vitest';
import { createRouter, type RouterOptions } from '../../src/index.js';

export const admin: Caller = { projectId: 'default', roles: ['admin'] };

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Buffer;
  /** The body as JSON. */
  json(): Record<string, unknown>;
}

export interface AskOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | Iterable<Uint8Array>;
}

/** One request on a connection of its own. */
export type Ask = (method: string, path: string, options?: AskOptions) => Promise<Answer>;

export interface WorldOptions {
  readonly qinling?: Partial<QinlingOptions>;
  readonly router?: Partial<RouterOptions>;
  readonly orchestrator?: MemoryOrchestratorOptions;
  /** Makes the host; default: an Express 5 app with the router at its root. */
  readonly host?: (router: express.Router, qinling: Qinling) => RequestListener;
}

export interface World {
  readonly qinling: Qinling;
  readonly blobs: CountingBlobStore;
  readonly runtimeId: string;
  readonly origin: string;
  readonly ask: Ask;
  askJson(method: string, path: string, body: unknown): Promise<Answer>;
  /** A function of the default project. */
  createFunction(files?: Readonly<Record<string, string | Uint8Array>>): Promise<string>;
}

/** A started library on memory adapters behind a router, on a free port of the loopback interface. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const blobs = new CountingBlobStore();
  const qinling = createQinling({
    storage: new MemoryStorage(),
    blobs,
    orchestrator: new MemoryOrchestrator({
      run: (_invocation, _context, input) => input,
      ...options.orchestrator,
    }),
    drainSeconds: 0,
    ...options.qinling,
  });
  await qinling.start();
  onTestFinished(() => qinling.close());
  const created = await qinling.runtimes.create(admin, { image: 'nodejs' });
  await qinling.runtimes.settled(admin, created.id);
  const router = createRouter({ qinling, ...options.router });
  const origin = await serve(options.host?.(router, qinling) ?? express().use(router));
  const ask = askAt(origin);
  return {
    qinling,
    blobs,
    runtimeId: created.id,
    origin,
    ask,
    askJson: (method, path, body) =>
      ask(method, path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    createFunction: async (files = { 'main.js': 'exports.main = () => 1;' }) => {
      const code = { source: 'package', package: { files } } as const;
      return (await qinling.functions.create(admin, { runtimeId: created.id, code })).id;
    },
  };
}

/** Serves a host for the time of a test; gives its origin. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Asks a server; paths are sent as they are. */
export function askAt(origin: string): Ask {
  return (method, path, { headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(origin);
      const request = httpRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
        buffer(response).then(
          (bytes) =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              bytes,
              json: () => JSON.parse(bytes.toString()) as Record<string, unknown>,
            }),
          reject,
        );
      });
      request.on('error', reject);
      if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) request.end(body);
      else {
        for (const chunk of body) request.write(chunk);
        request.end();
      }
    });
}

/** Knows what became of everything that was staged. */
export class CountingBlobStore extends MemoryBlobStore implements BlobStore {
  staged = 0;
  discarded = 0;
  committed = 0;
  /** Readers of `open` that have not ended yet. */
  reading = 0;
  /** Fails every `stage` after it has read everything. */
  failure: Error | undefined;

  /** Staged bytes that are neither committed nor discarded. */
  get pending(): number {
    return this.staged - this.discarded - this.committed;
  }

  override async stage(source: AsyncIterable<Uint8Array>): Promise<StagedBlob> {
    const blob = await super.stage(source);
    if (this.failure !== undefined) {
      await blob.discard();
      throw this.failure;
    }
    this.staged += 1;
    let isOpen = true;
    return {
      sizeBytes: blob.sizeBytes,
      read: (start, end) => blob.read(start, end),
      commit: async (key) => {
        await blob.commit(key);
        if (isOpen) this.committed += 1;
        isOpen = false;
      },
      discard: async () => {
        await blob.discard();
        if (isOpen) this.discarded += 1;
        isOpen = false;
      },
    };
  }

  override async open(
    ...parts: Parameters<MemoryBlobStore['open']>
  ): Promise<AsyncIterable<Uint8Array> | undefined> {
    const content = await super.open(...parts);
    return content === undefined ? undefined : this.#counted(content);
  }

  async *#counted(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    this.reading += 1;
    try {
      yield* content;
    } finally {
      this.reading -= 1;
    }
  }
}
