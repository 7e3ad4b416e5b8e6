import { RandomAccessReader } from 'yauzl';
import type { ArchiveSource } from '../archive-source.js';
import { ByteReader } from '../byte-reader.js';
import { corruptError, isInvalidArchiveError } from '../invalid-archive-error.js';

/**
 * Lets yauzl read from an ArchiveSource. yauzl asks for a few bytes at a time; what follows the last read comes from the stream
 * that is already open, so that reading a zip takes some requests in all, not some for each entry.
 */
export class ZipSource extends RandomAccessReader {
  readonly size: number;
  readonly #source: ArchiveSource;
  #stream: { readonly start: number; readonly reader: ByteReader } | undefined;
  #failure: unknown;

  constructor(source: ArchiveSource) {
    super();
    this.size = source.size;
    this.#source = source;
  }

  /** What yauzl calls. */
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.bytes(position, length).then(
      (bytes) => callback(null, bytes.copy(buffer, offset)),
      (error) => callback(error),
    );
  }

  /** Some bytes. Throws `corrupt` when they are not there. */
  async bytes(position: number, length: number): Promise<Buffer> {
    try {
      if (position < 0 || position + length > this.size) {
        throw corruptError('Package is damaged: the archive ends too early.');
      }
      return await (await this.readerAt(position)).readExactly(length);
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }

  /** A reader whose next byte is the one at `position`. There is one at a time: any other read moves it. */
  async readerAt(position: number): Promise<ByteReader> {
    if (this.#stream === undefined || this.#stream.start + this.#stream.reader.position !== position) {
      await this.end();
      this.#stream = { start: position, reader: new ByteReader(this.#source.read(position, this.size)) };
    }
    return this.#stream.reader;
  }

  /** True for an error that says all it should: of the source, or ours. Others are yauzl's. */
  isFinal(error: unknown): boolean {
    return error === this.#failure || isInvalidArchiveError(error);
  }

  /** Closes the stream beneath. */
  async end(): Promise<void> {
    await this.#stream?.reader.close();
    this.#stream = undefined;
  }
}
