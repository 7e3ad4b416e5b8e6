import type { WorkerInfo } from '@qinling/core';
import { z } from 'zod';
import type { WireRow } from './resource.js';
import { text, uuid } from './values.js';

/** The workers of a function in an answer. */
export const workerList = z.object({
  workers: z.array(z.object({ function_id: uuid, function_version: z.int(), worker_name: text })),
});

export function workerToWire(worker: WorkerInfo): WireRow {
  return {
    function_id: worker.functionId,
    function_version: worker.functionVersion,
    worker_name: worker.workerName,
  };
}
