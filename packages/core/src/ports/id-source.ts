/** Where ids come from. Both kinds are lower-case UUIDs. */
export interface IdSource {
  /** An id that sorts after every id this source gave before (UUID version 7). */
  ordered(): string;
  /** An id that nobody can guess (UUID version 4). */
  secret(): string;
}
