import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@qinling/core';

export interface DirectoryWatch {
  readonly maxBytes: number;
  readonly clock: Clock;
  /** Called once, when there is more in it. */
  readonly onFull: () => void;
}

const lookEveryMs = 1_000;
const blockBytes = 512;

/** Looks every second how much disk a directory takes. Returns what ends that. A run that is shorter costs nothing. */
export function watchDirectory(path: string, { maxBytes, clock, onFull }: DirectoryWatch): () => void {
  let ended = false;
  const look = async (): Promise<void> => {
    const isFull = (await bytesIn(path, maxBytes)) > maxBytes;
    if (ended) return;
    if (isFull) onFull();
    else cancel = clock.after(lookEveryMs, () => void look());
  };
  let cancel = clock.after(lookEveryMs, () => void look());
  return () => {
    ended = true;
    cancel();
  };
}

/** What it takes on disk; stops counting once that is more than `enough`. */
async function bytesIn(path: string, enough: number): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(path, { withFileTypes: true }).catch(() => [])) {
    const each = join(path, entry.name);
    if (entry.isDirectory()) bytes += await bytesIn(each, enough - bytes);
    else
      bytes += await lstat(each).then(
        ({ blocks }) => blocks * blockBytes,
        () => 0,
      );
    if (bytes > enough) break;
  }
  return bytes;
}
