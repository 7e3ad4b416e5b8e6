import type { ArchiveBudget } from '../archive-budget.js';
import type { ArchiveEntry } from '../archive-entry.js';
import { ByteReader } from '../byte-reader.js';
import { corruptError, entryError, InvalidArchiveError } from '../invalid-archive-error.js';
import { formatError, hasTarMagic } from '../package-format.js';
import { maxExtensionBytes, TarExtensions } from './tar-extensions.js';
import { decodeTarHeader, type TarHeader, tarBlockBytes } from './tar-header.js';

const refusedTypes: Readonly<Record<string, string>> = {
  Link: 'is a hard link, which is not supported; pack the file itself',
  CharacterDevice: 'is a character device',
  BlockDevice: 'is a block device',
  FIFO: 'is a named pipe',
  SparseFile: 'is a sparse file, which is not supported',
};

/**
 * Reads a tar stream to its end, and refuses everything that is not plain: see `readEntries` for what is checked elsewhere.
 *
 * node-tar decodes the headers, but its Parser does not walk the archive: even when strict it says nothing about what follows the
 * end, about a missing end, about a lone zero block before more entries, and about special headers that it leaves out for their
 * length. Its events do not tell where a block was, so nobody could check that afterwards.
 */
export async function* readTar(
  bytes: AsyncIterable<Uint8Array>,
  budget: ArchiveBudget,
): AsyncGenerator<ArchiveEntry> {
  const reader = new ByteReader(bytes);
  const extensions = new TarExtensions();
  try {
    for (
      let block = await firstBlock(reader);
      !isZero(block);
      block = await reader.readExactly(tarBlockBytes)
    ) {
      const header = decodeTarHeader(block, extensions.overrides());
      if (!TarExtensions.has(header.type)) {
        budget.spendEntries(1);
        extensions.finish(header);
        yield* readEntry(reader, header);
        continue;
      }
      // The others come at most three to an entry, but of global ones there could be any number.
      if (header.type === 'GlobalExtendedHeader') budget.spendEntries(1);
      extensions.add(header.type, await readExtension(reader, header, budget));
    }
    if (extensions.pending) {
      throw corruptError('Package is damaged: its last tar header belongs to no entry.');
    }
    await expectZeros(reader, budget);
  } finally {
    await reader.close();
  }
}

async function firstBlock(reader: ByteReader): Promise<Buffer> {
  const block = await reader.read(tarBlockBytes);
  if (!hasTarMagic(block)) {
    throw formatError('It is compressed with gzip, but there is no tar archive inside.');
  }
  if (block.length < tarBlockBytes) throw corruptError('Package is damaged: the archive ends too early.');
  return block;
}

async function* readEntry(reader: ByteReader, entry: TarHeader): AsyncGenerator<ArchiveEntry> {
  const { type, size } = entry;
  const path = entry.path();
  const end = reader.position + Math.ceil(size / tarBlockBytes) * tarBlockBytes;
  if (type !== 'File' && type !== 'SymbolicLink' && type !== 'Directory') {
    throw entryError(
      'hostile',
      path,
      `${refusedTypes[type] ?? `has the unknown tar type "${entry.typeFlag}"`}.`,
    );
  }
  if (type !== 'File' && entry.announcesContent) {
    throw entryError('corrupt', path, 'has a content, though it is no file.');
  }
  if (type === 'Directory') yield { kind: 'directory', path };
  else if (type === 'SymbolicLink') yield { kind: 'link', path, target: entry.linkTarget() };
  else {
    const executable = (entry.mode & 0o100) !== 0;
    yield { kind: 'file', path, executable, size, content: reader.take(size) };
  }
  await reader.skip(end - reader.position);
}

async function readExtension(reader: ByteReader, header: TarHeader, budget: ArchiveBudget): Promise<Buffer> {
  if (header.size > maxExtensionBytes) {
    throw new InvalidArchiveError(
      'limit',
      `Package has a tar header longer than ${maxExtensionBytes} bytes.`,
    );
  }
  budget.spendOverhead(header.size);
  const body = await reader.readExactly(header.size);
  await reader.skip(-header.size & (tarBlockBytes - 1));
  return body;
}

/** What follows the end of a tar is padding; programs differ in its length, but it is always zeros. */
async function expectZeros(reader: ByteReader, budget: ArchiveBudget): Promise<void> {
  for (let bytes = await reader.next(65_536); bytes !== undefined; bytes = await reader.next(65_536)) {
    budget.spendOverhead(bytes.length);
    if (!isZero(bytes)) throw corruptError('Package is damaged: bytes follow the end of its tar archive.');
  }
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}
