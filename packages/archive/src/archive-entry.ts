/**
 * One entry as an archive tells it. `content` is lazy, can be read once, and is verified while it is read: it yields exactly
 * `size` bytes or throws. Read each content to its end before asking for the next entry.
 */
export type ArchiveEntry =
  | {
      readonly kind: 'file';
      /** From the archive's readers: as stored, not yet checked. From `readEntries`: a safe, normalised path. */
      readonly path: string;
      readonly executable: boolean;
      readonly size: number;
      readonly content: AsyncIterable<Uint8Array>;
    }
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'link'; readonly path: string; readonly target: string };
