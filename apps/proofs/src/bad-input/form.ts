import { randomUUID } from 'node:crypto';

/** A part of a multipart form; with a file name it is a file. */
export interface Part {
  readonly name: string;
  readonly value: string | Uint8Array;
  readonly filename?: string;
  readonly type?: string;
}

export interface Form {
  readonly headers: { readonly 'content-type': string };
  readonly body: Buffer;
}

export const field = (name: string, value: string): Part => ({ name, value });

export const file = (value: string | Uint8Array, name = 'package', filename = 'code.zip'): Part => ({
  name,
  value,
  filename,
});

/** A multipart form as clients send it. */
export function form(parts: readonly Part[], boundary: string = randomUUID()): Form {
  const pieces = parts.flatMap(({ name, value, filename, type }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`,
    filename === undefined ? '' : `; filename="${filename}"`,
    type === undefined ? '' : `\r\nContent-Type: ${type}`,
    '\r\n\r\n',
    value,
    '\r\n',
  ]);
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece))),
  };
}
