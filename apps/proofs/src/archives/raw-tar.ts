/** An entry of a tar, every field of which may be a lie. */
export interface TarEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** Default `0`, a file; `1` a hard link, `2` a symbolic one, `3` a device, `5` a directory. */
  readonly type?: string;
  readonly link?: string;
  /** Size as the header claims it. */
  readonly size?: number;
}

const block = 512;

/** Writes a tar as it is told to, with its end. */
export function rawTar(entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...entries.map(tarEntry), Buffer.alloc(2 * block)]);
}

/** One entry: its header, and its content filled up to a block. */
export function tarEntry({ name, content = '', type = '0', link = '', size }: TarEntry): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(block);
  const octal = (value: number, offset: number, digits: number) =>
    header.write(`${value.toString(8).padStart(digits, '0')}\0`, offset);
  header.write(name, 0, 100);
  octal(0o644, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size ?? bytes.length, 124, 11);
  octal(0, 136, 11);
  header.write(' '.repeat(8), 148);
  header.write(type, 156);
  header.write(link, 157, 100);
  header.write('ustar\0' + '00', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, bytes, Buffer.alloc((block - (bytes.length % block)) % block)]);
}
