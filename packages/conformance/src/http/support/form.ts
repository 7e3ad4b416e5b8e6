import { unique } from './unique.js';

/** A part of a multipart form. A file part carries no Content-Type unless it is given: Qinling's clients send none. */
export interface FormPart {
  readonly name: string;
  readonly value: string | Uint8Array;
  /** Makes it a file part. */
  readonly filename?: string;
  readonly contentType?: string;
}

/** Fields by name; numbers travel as text, as in any form. Undefined ones are left out. */
export type FormFields = Readonly<Record<string, string | number | undefined>>;

export function fieldParts(fields: FormFields): FormPart[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value: `${value}` }],
  );
}

/** The file part that carries a package. */
export function packagePart(value: Uint8Array, name = 'package'): FormPart {
  return { name, value, filename: 'code.zip' };
}

/** A `multipart/form-data` body, its parts in the order given. */
export function multipart(parts: readonly FormPart[]): { headers: { 'content-type': string }; body: Buffer } {
  const boundary = unique('boundary');
  const chunks = parts.flatMap((part) => [
    `--${boundary}\r\n${disposition(part)}\r\n\r\n`,
    part.value,
    '\r\n',
  ]);
  const body = Buffer.concat([...chunks, `--${boundary}--\r\n`].map((chunk) => Buffer.from(chunk)));
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body };
}

function disposition({ name, filename, contentType }: FormPart): string {
  const file = filename === undefined ? '' : `; filename="${filename}"`;
  const type = contentType === undefined ? '' : `\r\nContent-Type: ${contentType}`;
  return `Content-Disposition: form-data; name="${name}"${file}${type}`;
}
