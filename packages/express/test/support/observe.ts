import type { RequestListener } from 'node:http';
import type { Exchange } from './document-check.js';

/** A host of which every answer that was sent to its end is told to `observer`; paths are told without `prefix`. */
export function observe(
  host: RequestListener,
  prefix: string,
  observer: (exchange: Exchange) => void,
): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = [];
    const { method = '', url = '' } = request;
    const { write, end } = response;
    const keep = ([chunk, encoding]: readonly unknown[]): void => {
      if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, bufferEncoding(encoding)));
      else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    response.write = ((...parts: Parameters<typeof write>) => {
      keep(parts);
      return Reflect.apply(write, response, parts);
    }) as typeof write;
    response.end = ((...parts: Parameters<typeof end>) => {
      keep(parts);
      return Reflect.apply(end, response, parts);
    }) as typeof end;
    response.on('finish', () => {
      const contentType = response.getHeader('content-type');
      observer({
        method,
        target: url.startsWith(prefix) ? url.slice(prefix.length) : url,
        status: response.statusCode,
        contentType: contentType === undefined ? undefined : String(contentType),
        body: Buffer.concat(chunks),
      });
    });
    host(request, response);
  };
}

function bufferEncoding(value: unknown): BufferEncoding | undefined {
  return typeof value === 'string' ? (value as BufferEncoding) : undefined;
}
