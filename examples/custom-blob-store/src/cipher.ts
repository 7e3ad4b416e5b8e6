import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-ctr';
const BLOCK_BYTES = 16;

/** How many bytes stand in front of the encrypted ones: where the counter of this blob begins. */
export const HEADER_BYTES = 16;

/** Encrypts a stream. What comes out begins with a header and is longer by its length. */
export async function* encrypted(
  key: Uint8Array,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const header = randomBytes(HEADER_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, header);
  // The header waits for the first chunk: a source must be read from the start, or its failure goes unheard.
  let waiting: Uint8Array | undefined = header;
  for await (const chunk of source) {
    if (waiting !== undefined) yield waiting;
    waiting = undefined;
    yield cipher.update(chunk);
  }
  if (waiting !== undefined) yield waiting;
}

/**
 * Decrypts a stream of which the first byte is byte `start` of the content: counter mode can begin anywhere. Not a generator, because
 * one that was never begun would not close its source when the reader leaves.
 */
export function decrypted(
  key: Uint8Array,
  header: Uint8Array,
  source: AsyncIterable<Uint8Array>,
  start: number,
): AsyncIterable<Uint8Array> {
  const decipher = createDecipheriv(ALGORITHM, key, counterAfter(header, Math.floor(start / BLOCK_BYTES)));
  decipher.update(new Uint8Array(start % BLOCK_BYTES));
  return {
    [Symbol.asyncIterator]: () => {
      const chunks = source[Symbol.asyncIterator]();
      return {
        next: async () => {
          const { done, value } = await chunks.next();
          return done === true ? { done, value } : { done: false, value: decipher.update(value) };
        },
        return: async () => {
          await chunks.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}

/** The counter `blocks` later: a number of 128 bits that begins again at zero after its last value. */
function counterAfter(header: Uint8Array, blocks: number): Uint8Array {
  const first = BigInt(`0x${Buffer.from(header).toString('hex')}`);
  const later = BigInt.asUintN(128, first + BigInt(blocks));
  return Buffer.from(later.toString(16).padStart(2 * HEADER_BYTES, '0'), 'hex');
}
