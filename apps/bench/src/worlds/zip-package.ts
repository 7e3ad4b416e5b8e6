import { createHash, randomFillSync } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const fileBytes = 2 ** 20;

/** How much smaller the text below becomes. */
const textRatio = 3.9;

/** A zip of files of 1 MiB that no compression makes smaller; at most `bytes` long, and nearly that. */
export async function incompressibleZip(bytes: number): Promise<Buffer> {
  const count = Math.max(1, Math.floor((bytes * 0.998) / fileBytes));
  return zipOf(Array.from({ length: count }, () => randomFillSync(Buffer.allocUnsafe(fileBytes * 0.99))));
}

/** A zip of text, of about `bytes`, that unpacks to four times as much. */
export async function textZip(bytes: number): Promise<Buffer> {
  return zipOf(
    Array.from({ length: Math.floor((bytes * textRatio) / fileBytes) }, (_, index) => textFile(index)),
  );
}

async function zipOf(files: readonly Buffer[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [index, content] of files.entries()) zip.addBuffer(content, `package/file-${index}.txt`);
  zip.end();
  return buffer(zip.outputStream);
}

/** Words in an order that follows from `seed`, numbers between them: compresses about as code does. */
function textFile(seed: number): Buffer {
  const words = 'const function return version package await import from export readonly string number'.split(
    ' ',
  );
  const lines: string[] = [];
  let bytes = createHash('sha256').update(String(seed)).digest();
  for (let length = 0; length < fileBytes; ) {
    bytes = createHash('sha256').update(bytes).digest();
    const line = `${Array.from(bytes.subarray(0, 12), (byte) => words[byte % words.length]).join(' ')} ${bytes.toString('base64', 12, 24)}`;
    lines.push(line);
    length += line.length + 1;
  }
  return Buffer.from(lines.join('\n'));
}
