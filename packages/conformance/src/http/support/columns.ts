import assert from 'node:assert/strict';
import type { Row } from './expect.js';

const own = ['id', 'project_id', 'created_at', 'updated_at'];

/** Every column of every resource. A row has exactly these: a missing one makes clients ask again or crash. */
export const columns = {
  runtime: [...own, 'name', 'description', 'image', 'status', 'is_public', 'trusted'],
  function: [
    ...own,
    ...['name', 'description', 'count', 'code', 'runtime_id', 'entry', 'latest_version'],
    ...['cpu', 'memory_size', 'timeout'],
  ],
  version: [
    ...own,
    ...['function_id', 'description', 'version_number', 'count'],
    ...['code', 'entry', 'runtime_id', 'cpu', 'memory_size', 'timeout'],
  ],
  alias: [...own, 'name', 'function_id', 'description', 'function_version'],
  execution: [
    ...own,
    ...[
      'function_alias',
      'function_id',
      'function_version',
      'description',
      'input',
      'result',
      'status',
      'sync',
    ],
  ],
  job: [
    ...own,
    ...['name', 'count', 'status', 'function_alias', 'function_id', 'function_version', 'function_input'],
    ...['pattern', 'first_execution_time', 'next_execution_time'],
  ],
  webhook: [...own, 'function_alias', 'function_id', 'function_version', 'description', 'webhook_url'],
} as const;

export type Noun = keyof typeof columns;

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const timeForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** The row carries exactly its columns, and the ones that every resource has are well formed. */
export function assertRow(noun: Noun, row: Row): void {
  assert.deepEqual(Object.keys(row).sort(), [...columns[noun]].sort(), `columns of a ${noun}`);
  assertUuid(row.id);
  assertTime(row.created_at);
  if (row.updated_at !== null) assertTime(row.updated_at);
  assert.ok(typeof row.project_id === 'string' && row.project_id !== '', 'project_id');
}

export function assertUuid(value: unknown): void {
  assert.match(`${value}`, uuidForm);
}

/** A time as the contract writes it: UTC, to the second. */
export function assertTime(value: unknown): Date {
  assert.match(`${value}`, timeForm);
  return new Date(`${value}`);
}
