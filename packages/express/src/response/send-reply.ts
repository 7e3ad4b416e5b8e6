import type { Request, Response } from 'express';
import type { Reply } from './reply.js';
import { sendJson } from './send-json.js';
import { sendPackage } from './send-package.js';
import { sendTextStream } from './send-text-stream.js';

/** Sends what a handler answered. */
export function sendReply(request: Request, response: Response, reply: Reply): void | Promise<void> {
  switch (reply.kind) {
    case 'json':
      return sendJson(request, response, reply.status, reply.body);
    case 'text':
      return sendText(response, reply.text, reply.headers);
    case 'text-stream':
      return sendTextStream(request, response, reply.open);
    case 'empty':
      return sendEmpty(response, reply.status);
    case 'package':
      return sendPackage(request, response, reply.package, reply.name);
  }
}

function sendText(response: Response, text: string, headers: Readonly<Record<string, string>>): void {
  const body = Buffer.from(text);
  response.set({
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(body.byteLength),
    ...headers,
  });
  response.end(body);
}

function sendEmpty(response: Response, status: 202 | 204): void {
  if (status === 202) response.set('Content-Length', '0');
  response.status(status).end();
}
