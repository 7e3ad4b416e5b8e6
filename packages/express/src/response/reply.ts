import type { PackageDownload } from '@qinling/core';

/** What a handler answers; how it is sent is decided elsewhere. */
export type Reply =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'text'; readonly text: string; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly kind: 'text-stream';
      /** Begins; ends early when the signal aborts, as it does when the client goes away. */
      readonly open: (signal: AbortSignal) => Promise<AsyncIterable<string>>;
    }
  | { readonly kind: 'empty'; readonly status: 202 | 204 }
  | { readonly kind: 'package'; readonly package: PackageDownload; readonly name: string };

export const reply = {
  json: (status: number, body: unknown): Reply => ({ kind: 'json', status, body }),
  /** Text; plain unless `headers` name another type. */
  text: (text: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
    kind: 'text',
    text,
    headers,
  }),
  /** Plain text that is sent as it comes. */
  textStream: (open: (signal: AbortSignal) => Promise<AsyncIterable<string>>): Reply => ({
    kind: 'text-stream',
    open,
  }),
  accepted: { kind: 'empty', status: 202 },
  deleted: { kind: 'empty', status: 204 },
  /** A download; `name` is that of the file, without its extension. */
  package: (download: PackageDownload, name: string): Reply => ({ kind: 'package', package: download, name }),
} as const satisfies Record<string, Reply | ((...parts: never[]) => Reply)>;
