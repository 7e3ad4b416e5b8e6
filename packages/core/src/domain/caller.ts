/**
 * Who asks. Every use case takes one; a host makes it from whatever login it has.
 * Being an administrator is decided by the `AccessPolicy`, by default the role `admin`.
 */
export interface Caller {
  /** The tenant that owns what this caller creates. */
  readonly projectId: string;
  readonly userId?: string;
  readonly roles: readonly string[];
}
