import { randomUUID } from 'node:crypto';
import type { AskOptions } from './world.js';

/** A part of a form; with a file name it is a file. */
export interface Part {
  readonly name: string;
  readonly value: string | Uint8Array;
  readonly filename?: string;
}

export const file = (value: string | Uint8Array, name = 'package'): Part => ({
  name,
  value,
  filename: 'code.zip',
});

export const field = (name: string, value: string): Part => ({ name, value });

/** A multipart form as a client sends it; `cut` leaves that many bytes off its end. */
export function form(
  parts: readonly Part[],
  { cut = 0 } = {},
): Required<Pick<AskOptions, 'headers'>> & {
  readonly body: Buffer;
} {
  const boundary = randomUUID();
  const pieces = parts.flatMap(({ name, value, filename }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`,
    filename === undefined ? '' : `; filename="${filename}"`,
    '\r\n\r\n',
    value,
    '\r\n',
  ]);
  const all = Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece)));
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: all.subarray(0, all.length - cut),
  };
}
