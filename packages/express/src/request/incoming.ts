import type { StagedPackage } from '@qinling/core';
import type { Request, Response } from 'express';
import type { Cleanup } from './cleanup.js';

/** A request whose body is about to be read. */
export interface Incoming {
  readonly request: Request;
  readonly response: Response;
  /** Longest JSON body or form without its file, in bytes. */
  readonly maxBodyBytes: number;
  readonly cleanup: Cleanup;
  /** Streams an uploaded package to where it becomes durable. */
  stage(content: AsyncIterable<Uint8Array>): Promise<StagedPackage>;
}
