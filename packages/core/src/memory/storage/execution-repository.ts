import type { Execution } from '../../domain/execution.js';
import type { ExecutionRepository } from '../../ports/storage/execution-repository.js';
import { createTable, ownRows } from './create-table.js';
import type { Tables } from './tables.js';

export function createExecutionRepository({ executions, logs, leases }: Tables): ExecutionRepository {
  const table = createTable(executions, { uniqueKeys: [['jobId', 'scheduledAt']] });

  function running(): Execution[] {
    return [...executions.values()].filter((row) => row.status === 'running');
  }

  return {
    ...table,
    async log(scope, id) {
      const row = executions.get(id);
      return row !== undefined && ownRows(scope, row) ? (logs.get(id) ?? '') : undefined;
    },
    async finish(id, { status, result, log, finishedAt }) {
      const row = executions.get(id);
      if (row?.status !== 'running') {
        return false;
      }
      executions.set(id, { ...row, status, result, updatedAt: new Date(finishedAt) });
      logs.set(id, log);
      return true;
    },
    async keepLog(id, log) {
      if (executions.get(id)?.status !== 'running') {
        return false;
      }
      logs.set(id, log);
      return true;
    },
    async claim(id, hostId) {
      const row = executions.get(id);
      if (row?.status !== 'running') {
        return false;
      }
      executions.set(id, { ...row, hostId });
      return true;
    },
    async running(functionId, functionVersion) {
      return running()
        .filter((row) => row.functionId === functionId)
        .filter((row) => functionVersion === undefined || row.functionVersion === functionVersion)
        .map((row) => row.id);
    },
    async isRuntimeBusy(runtimeId) {
      return running().some((row) => row.runtimeId === runtimeId);
    },
    async orphaned(now, limit) {
      return running()
        .filter((row) => (leases.get(row.hostId)?.getTime() ?? Number.NEGATIVE_INFINITY) <= now.getTime())
        .map((row) => row.id)
        .slice(0, limit);
    },
    async delete(id) {
      logs.delete(id);
      return table.delete(id);
    },
  };
}
