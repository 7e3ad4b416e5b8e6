/** One entry of a tar written by hand, so that tests can write what no good program writes. */
export interface RawTarEntry {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  /** '0' (file) by default. */
  readonly type?: string;
  readonly mode?: number;
  readonly linkTarget?: string | Buffer;
  /** What the header says, when it is not the truth. */
  readonly size?: number;
  /** The 12 bytes of the size field, when they are not octal. */
  readonly sizeField?: Buffer;
  readonly checksum?: number;
  readonly prefix?: string | Buffer;
  readonly gnu?: boolean;
}

/** A tar with the two zero blocks at its end, or without. */
export function rawTar(entries: readonly RawTarEntry[], end: Buffer = Buffer.alloc(1024)): Buffer {
  return Buffer.concat([...entries.map(rawTarEntry), end]);
}

function rawTarEntry(entry: RawTarEntry): Buffer {
  const content = Buffer.from(entry.content ?? '');
  const block = Buffer.alloc(512);
  Buffer.from(entry.name).copy(block, 0, 0, 100);
  block.write(octal(entry.mode ?? 0o644, 7), 100);
  block.write(octal(entry.size ?? content.length, 11), 124);
  entry.sizeField?.copy(block, 124);
  block.write(octal(1_700_000_000, 11), 136);
  block.write(entry.type ?? '0', 156, 'latin1');
  Buffer.from(entry.linkTarget ?? '').copy(block, 157, 0, 100);
  block.write(entry.gnu ? 'ustar  \0' : 'ustar\x0000', 257, 'latin1');
  Buffer.from(entry.prefix ?? '').copy(block, 345, 0, 155);
  block.fill(' ', 148, 156);
  const sum = entry.checksum ?? block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)}\0 `, 148);
  return Buffer.concat([block, content, Buffer.alloc(-content.length & 511)]);
}

/** The body of a pax header. */
export function paxBody(records: Readonly<Record<string, string>>): string {
  return Object.entries(records)
    .map(([key, value]) => {
      const rest = ` ${key}=${value}\n`;
      const bytes = Buffer.byteLength(rest);
      const length = bytes + String(bytes + String(bytes).length).length;
      return `${length}${rest}`;
    })
    .join('');
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}
