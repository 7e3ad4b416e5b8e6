import {
  type ArchiveSummary,
  inspectArchive,
  isInvalidArchiveError,
  isLarge,
  packDirectory,
  packFiles,
} from '@qinling/archive';
import type { PackageCode } from '../../domain/function-code.js';
import type { StoredPackage } from '../../domain/stored-package.js';
import { InvalidInputError, PayloadTooLargeError, StorageError } from '../../errors/errors.js';
import type { StagedBlob } from '../../ports/blob-store.js';
import type { Repositories } from '../../ports/storage/storage.js';
import type { Context } from '../context.js';
import type { PackageInput, StagedPackage } from './package-service.js';

/** A checked package that becomes permanent with the transaction that refers to it. */
export interface PendingPackage {
  readonly code: PackageCode;
  readonly location: string;
  /** Makes the bytes durable under their location. Call it in the transaction that adds the reference (rule R6). */
  keep(repositories: Repositories): Promise<void>;
  /** Drops the bytes unless they were kept. */
  discard(): Promise<void>;
}

interface Staged extends StagedPackage {
  readonly blob: StagedBlob;
}

/** Reads the content to its end while hashing, and makes it durable without a name yet. */
export async function stagePackage(context: Context, content: AsyncIterable<Uint8Array>): Promise<Staged> {
  const { maxPackageBytes } = context.settings;
  const sums = context.archives.streamChecksums();
  async function* hashed(): AsyncGenerator<Uint8Array> {
    let received = 0;
    for await (const chunk of content) {
      received += chunk.byteLength;
      if (received > maxPackageBytes) {
        throw new PayloadTooLargeError(
          `The package is too large: at most ${maxPackageBytes} bytes are allowed.`,
          {
            field: 'package',
          },
        );
      }
      sums.add(chunk);
      yield chunk;
    }
  }
  let blob: StagedBlob | undefined;
  try {
    const staged = await context.blobs.stage(hashed(), (path, bytes) => sums.written(path, bytes));
    blob = staged;
    const { sha256, md5: md5sum } = await readBack(sums.checksums());
    return {
      kind: 'staged',
      sha256,
      md5sum,
      sizeBytes: blob.sizeBytes,
      discard: () => staged.discard(),
      blob,
    };
  } catch (error) {
    sums.abandon();
    await blob?.discard();
    throw error;
  }
}

async function stagedFrom(context: Context, input: PackageInput): Promise<Staged> {
  // Only `stagePackage` makes what is marked so.
  if ('kind' in input) return input as Staged;
  return stagePackage(context, contentOf(input));
}

function contentOf(input: Exclude<PackageInput, StagedPackage>): AsyncIterable<Uint8Array> {
  if ('directory' in input) return packDirectory(input.directory);
  if ('files' in input) return packFiles(input.files);
  return input;
}

async function check(context: Context, staged: Staged, md5sum: string | null): Promise<StoredPackage> {
  if (md5sum !== null && md5sum.toLowerCase() !== staged.md5sum) {
    throw new InvalidInputError('Package md5 mismatch.', { field: 'code' });
  }
  const { sha256: location, sizeBytes, blob } = staged;
  const { format, treeDigest } = await inspect(context, blob);
  return { location, md5sum: staged.md5sum, sizeBytes, format, treeDigest, createdAt: context.clock.now() };
}

/** Large packages that lie in a file are inspected beside the event loop. */
async function inspect({ archives, settings }: Context, blob: StagedBlob): Promise<ArchiveSummary> {
  if (blob.path !== undefined && isLarge(blob.sizeBytes)) {
    return readBack(archives.inspectFile(blob.path, settings.archiveLimits));
  }
  const source = { size: blob.sizeBytes, read: (start: number, end: number) => blob.read(start, end) };
  return inspectArchive(source, settings.archiveLimits);
}

/** What keeps a package from being read where it was stored is trouble of the store, whether it is the file or the thread that reads it. */
async function readBack<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (cause) {
    if (isInvalidArchiveError(cause)) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StorageError(`A package that was just stored could not be read: ${reason}`, { cause });
  }
}

/** An archive that is refused is the client's doing; anything else passes through. */
function asInputError(error: unknown): unknown {
  return isInvalidArchiveError(error)
    ? new InvalidInputError(error.message, { field: 'package', cause: error })
    : error;
}

/** How a stored package shows in a function's `code`. */
export function packageCodeOf(stored: StoredPackage): PackageCode {
  const { md5sum, location: sha256, sizeBytes: size, format } = stored;
  return { source: 'package', md5sum, sha256, size, format };
}

/** Takes a package in: stages it unless that is done, and checks it. Whatever fails, nothing is left behind. */
export async function acceptPackage(
  context: Context,
  input: PackageInput,
  md5sum: string | null,
): Promise<PendingPackage> {
  let staged: Staged | undefined;
  try {
    staged = await stagedFrom(context, input);
    const { blob } = staged;
    const stored = await check(context, staged, md5sum);
    return {
      code: packageCodeOf(stored),
      location: stored.location,
      keep: async (repositories) => {
        await repositories.packages.acquire(stored);
        await blob.commit(stored.location);
      },
      discard: () => blob.discard(),
    };
  } catch (error) {
    await staged?.discard();
    throw asInputError(error);
  }
}
