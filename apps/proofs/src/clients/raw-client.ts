import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A client that writes bytes, whatever they are. */
export async function connectTo(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  // A host may end a connection that is misused; scenarios look at answers.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** A request as text. */
export function requestText(
  method: string,
  path: string,
  headers: Readonly<Record<string, string | number>> = {},
): string {
  const lines = Object.entries({ host: 'localhost', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** Takes `count` answers off a connection, one after the other, by their Content-Length. Fewer when it ends before. */
export async function answersOn(socket: Socket, count: number): Promise<readonly RawAnswer[]> {
  const answers: RawAnswer[] = [];
  let received = Buffer.alloc(0);
  const timer = setTimeout(() => socket.destroy(), 60_000);
  try {
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      received = Buffer.concat([received, chunk as Buffer]);
      for (let next = takeAnswer(received); next !== undefined; next = takeAnswer(received)) {
        answers.push(next.answer);
        received = next.rest;
      }
      if (answers.length >= count) break;
    }
  } catch {
    // It ended; what came is what there is.
  } finally {
    clearTimeout(timer);
  }
  return answers;
}

function takeAnswer(
  received: Buffer,
): { readonly answer: RawAnswer; readonly rest: Buffer<ArrayBuffer> } | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = received.toString('latin1', 0, end);
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  const start = end + 4;
  if (received.length < start + length) return undefined;
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0);
  return {
    answer: { status, text: received.toString('utf8', start, start + length) },
    rest: Buffer.from(received.subarray(start + length)),
  };
}
