const boundary = 'qinling-bench-boundary';

/** A function with this package, as an upload: the parts of the request, which follow each other. */
export function uploadRequest(
  fields: Readonly<Record<string, string>>,
  content: Uint8Array,
): readonly Uint8Array[] {
  const before = Object.entries(fields)
    .map(([name, value]) => part(`name="${name}"`, `${value}\r\n`))
    .join('');
  const opening = Buffer.from(before + part('name="package"; filename="package.zip"', ''));
  const closing = Buffer.from(`\r\n--${boundary}--\r\n`);
  const length = opening.length + content.length + closing.length;
  const head = [
    'POST /v1/functions HTTP/1.1',
    'Host: 127.0.0.1',
    `Content-Type: multipart/form-data; boundary=${boundary}`,
    `Content-Length: ${length}`,
  ].join('\r\n');
  return [Buffer.from(`${head}\r\n\r\n`), opening, content, closing];
}

function part(disposition: string, value: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${value}`;
}
