import type { HttpRequest } from '@qinling/conformance';

/** A request of the kit in the client's terms. */
export interface Said {
  readonly method: string;
  /** The path below `/v1`, unescaped. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  /** Headers that are neither the body's nor a login. */
  readonly otherHeaders: readonly string[];
  /** Attributes of a JSON body or fields of a form; undefined without a body. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** The file of a form. */
  readonly file: Uint8Array | undefined;
}

const loginHeader = 'x-test-caller';

/** Undefined for what a client never says: odd paths, broken bodies, and so on. */
export function saidBy({ method, url, headers = {}, body }: HttpRequest, baseUrl: string): Said | undefined {
  const [, path = '', search = ''] = /^([^?]*)\??(.*)$/.exec(url.slice(baseUrl.length)) ?? [];
  const segments = segmentsOf(path);
  const content = contentOf(headers['content-type'], body);
  if (segments === undefined || content === undefined) return undefined;
  const query = new URLSearchParams(search);
  const otherHeaders = Object.keys(headers).filter((name) => name !== loginHeader && name !== 'content-type');
  return { method, segments, query, otherHeaders, ...content };
}

function segmentsOf(path: string): readonly string[] | undefined {
  const [empty, v1, ...rest] = path.split('/');
  if (empty !== '' || v1 !== 'v1' || rest.length === 0) return undefined;
  try {
    const segments = rest.map(decodeURIComponent);
    const isUsual = segments.every(
      (text, at) => text !== '' && !/^\.+$/.test(text) && encodeURIComponent(text) === rest[at],
    );
    return isUsual ? segments : undefined;
  } catch {
    return undefined;
  }
}

type Content = Pick<Said, 'body' | 'file'>;

function contentOf(type: string | undefined, body: HttpRequest['body']): Content | undefined {
  if (body === undefined) return type === undefined ? { body: undefined, file: undefined } : undefined;
  if (type === 'application/json' && typeof body === 'string') {
    const value = objectIn(body);
    return value === undefined ? undefined : { body: value, file: undefined };
  }
  const boundary = /^multipart\/form-data; boundary=([\w-]+)$/.exec(type ?? '')?.[1];
  return boundary !== undefined && body instanceof Uint8Array
    ? formIn(Buffer.from(body), boundary)
    : undefined;
}

/** Only if it would be written the same way again. */
function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && JSON.stringify(value) === text ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** A form whose only file comes last, is named package, and has no type. */
function formIn(bytes: Buffer, boundary: string): Content | undefined {
  const text = bytes.toString('latin1');
  const tail = `\r\n--${boundary}--\r\n`;
  if (!text.endsWith(tail)) return undefined;
  const parts = text
    .slice(0, -tail.length)
    .split(new RegExp(`(?:^|\r\n)--${boundary}\r\n`))
    .slice(1);
  const body: Record<string, unknown> = {};
  for (const [at, part] of parts.entries()) {
    const [, name = '', filename, value = ''] =
      /^Content-Disposition: form-data; name="([^"]*)"(; filename="[^"]*")?\r\n\r\n(.*)$/s.exec(part) ?? [];
    const isFile = filename !== undefined;
    if (name === '' || name in body || isFile !== (at === parts.length - 1)) return undefined;
    if (isFile) return name === 'package' ? { body, file: Buffer.from(value, 'latin1') } : undefined;
    const field = Buffer.from(value, 'latin1').toString();
    const code = name === 'code' ? objectIn(field) : field;
    if (code === undefined) return undefined;
    body[name] = code;
  }
  return undefined;
}
