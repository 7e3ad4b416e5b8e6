import { ConflictError, type Execution } from '@qinling/core';
import { breathe, mutant, mutantWithMemory, type StorageMutant } from './storage-mutant.js';

export const hostMutants: readonly StorageMutant[] = [
  mutantWithMemory(
    'asks known hosts alone for their leases',
    [
      'hosts: R12: executions of a host that has no lease are orphaned',
      'hosts: R12: executions of a host that was removed are orphaned',
    ],
    () => {
      const known = new Set<string>();
      return ({ hosts, executions }) => ({
        hosts: {
          renew(hostId, leaseExpiresAt) {
            known.add(hostId);
            return hosts.renew(hostId, leaseExpiresAt);
          },
          remove(hostId) {
            known.delete(hostId);
            return hosts.remove(hostId);
          },
        },
        executions: {
          async orphaned(now, limit) {
            const rows = await executions.list({ scope: 'all' });
            const ofUnknown = rows.filter((row) => !known.has(row.hostId)).map((row) => row.id);
            const orphaned = await executions.orphaned(now, limit);
            return orphaned.filter((id) => !ofUnknown.includes(id));
          },
        },
      });
    },
  ),
  mutant(
    'ignores the lease',
    'hosts: R12: executions of a host are its own until its lease ends',
    ({ hosts }) => ({ hosts: { renew: (hostId) => hosts.renew(hostId, new Date('2999-01-01')) } }),
  ),
  mutant(
    'keeps a lease a moment longer',
    'hosts: R12: executions of a host are its own until its lease ends',
    ({ executions }) => ({
      executions: { orphaned: (now, limit) => executions.orphaned(new Date(now.getTime() - 1), limit) },
    }),
  ),
  mutantWithMemory(
    'keeps the first lease',
    'hosts: R12: a lease can be renewed, also when it had ended',
    () => {
      const renewed = new Set<string>();
      return ({ hosts }) => ({
        hosts: {
          async renew(hostId, leaseExpiresAt) {
            if (!renewed.has(hostId)) {
              renewed.add(hostId);
              await hosts.renew(hostId, leaseExpiresAt);
            }
          },
        },
      });
    },
  ),
  mutantWithMemory(
    'looks for the host and adds it in two statements',
    'hosts: R12: a host may renew its first lease many times at once',
    () => {
      const known = new Set<string>();
      return ({ hosts }) => ({
        hosts: {
          async renew(hostId, leaseExpiresAt) {
            const isNew = !known.has(hostId);
            await breathe();
            if (isNew && known.has(hostId)) {
              throw new ConflictError('This host exists.');
            }
            known.add(hostId);
            await hosts.renew(hostId, leaseExpiresAt);
          },
        },
      });
    },
  ),
  mutant('renews leases by prefix', 'hosts: R12: a lease speaks for one host only', ({ hosts }) => ({
    hosts: { renew: (hostId, leaseExpiresAt) => hosts.renew(hostId.slice(0, 4), leaseExpiresAt) },
  })),
  mutant(
    'takes ended executions for orphaned',
    'hosts: R12: an execution that has ended is never orphaned',
    ({ executions }) => ({
      executions: {
        async orphaned(now, limit) {
          const rows: readonly Execution[] = await executions.list({ scope: 'all' });
          const ended = rows.filter((row) => row.status !== 'running').map((row) => row.id);
          return [...ended, ...(await executions.orphaned(now, limit))];
        },
      },
    }),
  ),
  mutant(
    'gives all orphaned executions at once',
    'hosts: R12: orphaned gives at most as many as asked for, of every project',
    ({ executions }) => ({ executions: { orphaned: (now) => executions.orphaned(now, 1000) } }),
  ),
  mutantWithMemory(
    'remembers the first host of an execution',
    'hosts: R12: an execution that another host claimed is that host’s',
    () => {
      const first = new Map<string, string>();
      return ({ executions }) => ({
        executions: {
          insert(row) {
            first.set(row.id, row.hostId);
            return executions.insert(row);
          },
          orphaned: async () => [...first.keys()],
        },
      });
    },
  ),
  mutant(
    'keeps the lease of a host that was removed',
    'hosts: R12: executions of a host that was removed are orphaned',
    () => ({ hosts: { remove: async () => undefined } }),
  ),
  mutant(
    'never forgets a host',
    'hosts: removeExpired forgets hosts whose lease has ended, and no others',
    () => ({ hosts: { removeExpired: async () => undefined } }),
  ),
  mutant(
    'forgets hosts that are alive',
    'hosts: removeExpired forgets hosts whose lease has ended, and no others',
    ({ hosts }) => ({ hosts: { removeExpired: () => hosts.removeExpired(new Date('2999-01-01')) } }),
  ),
  mutantWithMemory(
    'forgets hosts that answer for an execution',
    'hosts: removeExpired keeps a host that answers for a running execution',
    () => {
      const leases = new Map<string, Date>();
      return ({ hosts }) => ({
        hosts: {
          renew(hostId, leaseExpiresAt) {
            leases.set(hostId, leaseExpiresAt);
            return hosts.renew(hostId, leaseExpiresAt);
          },
          async removeExpired(now) {
            for (const [hostId, expiresAt] of leases) {
              if (expiresAt < now) {
                await hosts.remove(hostId);
              }
            }
          },
        },
      });
    },
  ),
];
