/** The hosts that share this storage, each with a lease. Executions of a host without one are ended (rule R12). */
export interface HostRepository {
  /** Adds or renews the lease of a host. */
  renew(hostId: string, leaseExpiresAt: Date): Promise<void>;
  remove(hostId: string): Promise<void>;
  /** Forgets hosts whose lease ended before `now` and that answer for no running execution. */
  removeExpired(now: Date): Promise<void>;
}
