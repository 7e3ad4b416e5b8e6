import type { HostRepository } from '../../ports/storage/host-repository.js';
import type { Tables } from './tables.js';

export function createHostRepository({ leases, executions }: Tables): HostRepository {
  return {
    async renew(hostId, leaseExpiresAt) {
      leases.set(hostId, new Date(leaseExpiresAt));
    },
    async remove(hostId) {
      leases.delete(hostId);
    },
    async removeExpired(now) {
      const answering = new Set(
        [...executions.values()].filter((row) => row.status === 'running').map((row) => row.hostId),
      );
      for (const [hostId, expiresAt] of [...leases.entries()]) {
        if (expiresAt.getTime() < now.getTime() && !answering.has(hostId)) {
          leases.delete(hostId);
        }
      }
    },
  };
}
