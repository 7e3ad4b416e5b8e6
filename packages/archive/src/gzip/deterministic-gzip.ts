import { crc32 } from '../crc32.js';
import { BitWriter } from './bit-writer.js';
import { deflateBlock, deflateBlockBytes } from './deflate-block.js';

/** Deflate, no flags, no time, no hint on the effort, unknown operating system. */
const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);

/**
 * Compresses to gzip, with an output that depends on nothing but the bytes. node:zlib promises no such thing: its output changes
 * with the zlib that a Node was built with, and its header names the operating system. It packs about as well as a fast zlib
 * level; how the input is cut into chunks does not matter.
 */
export async function* deterministicGzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield header;
  const bits = new BitWriter();
  let crc = 0;
  let length = 0;
  for await (const block of inBlocks(source)) {
    crc = crc32(block, crc);
    length += block.length;
    deflateBlock(block, bits);
    yield bits.takeBytes();
  }
  // An empty last block of the fixed kind ends the stream: nobody has to know beforehand which block is the last.
  bits.write(0b011, 3);
  bits.write(0, 7);
  bits.alignToByte();
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(length % 2 ** 32, 4);
  yield bits.takeBytes();
  yield trailer;
}

/** Cuts a stream into blocks of one length, the last one shorter. The buffer is used again for every block. */
async function* inBlocks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const block = new Uint8Array(deflateBlockBytes);
  let filled = 0;
  for await (const chunk of source) {
    for (let start = 0; start < chunk.length; ) {
      const part = chunk.subarray(start, start + block.length - filled);
      block.set(part, filled);
      filled += part.length;
      start += part.length;
      if (filled < block.length) continue;
      yield block;
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}
