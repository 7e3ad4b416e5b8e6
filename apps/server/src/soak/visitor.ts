import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, type ApiClient, ConnectionError, packageForm } from '../child-host/api-client.js';
import { textOf } from '../child-host/json-members.js';
import { zipOf } from '../child-host/zip-of.js';
import type { Ledger } from '../crash/ledger.js';
import { type LoadLanguage, printingFiles } from '../crash/load-code.js';
import { pick } from '../crash/random.js';

const visits = ['follow', 'cancel', 'vanish'] as const;

/** A client that follows logs, cancels what it has started, and goes away in the middle of requests. What was answered wrongly goes to the ledger. */
export class Visitor {
  readonly name: string;
  readonly #runtimeId: string;
  readonly #language: LoadLanguage;
  readonly #random: () => number;
  readonly #ledger: Ledger;
  #functionId: string | undefined;
  #answers = 0;

  constructor(name: string, runtimeId: string, random: () => number, ledger: Ledger, language: LoadLanguage) {
    this.name = name;
    this.#runtimeId = runtimeId;
    this.#random = random;
    this.#ledger = ledger;
    this.#language = language;
  }

  /** How many answers it got so far; a request that it broke off counts. */
  get answers(): number {
    return this.#answers;
  }

  /** Goes on until the connection breaks, although this client has not broken it. */
  async runUntilBroken(api: ApiClient): Promise<void> {
    try {
      for (;;) await this[pick(this.#random, visits)](api);
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
    }
  }

  /** Reads a log while it grows; it must be what is kept of it in the end. */
  async follow(api: Caller): Promise<void> {
    const path = await this.#start(api, 1 + Math.floor(this.#random() * 20));
    if (path === undefined) return;
    const followed = await this.#call(api, 'GET', `${path}/log?follow=true`);
    const kept = await this.#call(api, 'GET', `${path}/log`);
    if (followed.text !== kept.text)
      this.#ledger.violations.push(
        `${path}: its log was followed as ${JSON.stringify(followed.text)}, and is ${JSON.stringify(kept.text)}`,
      );
    await this.#mustHaveEnded(api, path);
  }

  /** Cancels at some moment; then it must have ended, and stay as it is. */
  async cancel(api: Caller): Promise<void> {
    const path = await this.#start(api, 500);
    if (path === undefined) return;
    await delay(this.#random() * 200);
    const cancelled = await this.#call(api, 'POST', `${path}/cancel`);
    // Its worker was killed before.
    if (cancelled.status === 409) return this.#mustHaveEnded(api, path);
    if (!this.#expect(cancelled, 200)) return;
    const { body } = await this.#call(api, 'GET', path);
    if (body.status !== cancelled.body.status || body.status === 'running')
      this.#ledger.violations.push(`${path} was cancelled, and is ${String(body.status)}`);
  }

  /** Sends a request, and is gone before it is answered, or while it is. */
  async vanish(api: Pick<ApiClient, 'url'> & Caller): Promise<void> {
    const id = await this.#function(api);
    if (id === undefined) return;
    const gone = AbortSignal.timeout(Math.ceil(this.#random() * 150));
    const execution = { function_id: id, input: '{"lines": 20}', sync: true };
    const requests = [
      [
        '/v1/executions',
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(execution) },
      ],
      [`/v1/functions/${id}`, { method: 'PUT', body: packageForm(await this.#code()) }],
      [`/v1/functions/${id}?download=true`, {}],
    ] as const;
    const [path, init] = pick(this.#random, requests);
    try {
      await (await fetch(api.url + path, { ...init, signal: gone })).arrayBuffer();
    } catch (cause) {
      if (!gone.aborted) throw new ConnectionError({ cause });
    }
    this.#answers += 1;
  }

  async #mustHaveEnded(api: Caller, path: string): Promise<void> {
    const { body } = await this.#call(api, 'GET', path);
    if (body.status === 'running')
      this.#ledger.violations.push(`${path} has ended, as was told, and is running`);
  }

  async #start(api: Caller, lines: number): Promise<string | undefined> {
    const functionId = await this.#function(api);
    if (functionId === undefined) return undefined;
    const json = { function_id: functionId, input: { lines }, sync: false };
    const answer = await this.#call(api, 'POST', '/v1/executions', { json });
    if (!this.#expect(answer, 201)) return undefined;
    const id = textOf(answer.body, 'id');
    this.#ledger.executions.set(id, undefined);
    return `/v1/executions/${id}`;
  }

  async #function(api: Caller): Promise<string | undefined> {
    if (this.#functionId !== undefined) return this.#functionId;
    const form = packageForm(await this.#code(), { runtime_id: this.#runtimeId, name: this.name });
    const answer = await this.#call(api, 'POST', '/v1/functions', { form });
    if (this.#expect(answer, 201)) this.#functionId = textOf(answer.body, 'id');
    return this.#functionId;
  }

  #code(): Promise<Uint8Array> {
    return zipOf(printingFiles(this.#language));
  }

  async #call(api: Caller, ...request: Parameters<ApiClient['call']>): Promise<Answer> {
    const answer = await api.call(...request);
    this.#answers += 1;
    return answer;
  }

  #expect({ method, path, status, text }: Answer, expected: number): boolean {
    if (status === expected) return true;
    this.#ledger.violations.push(`${method} ${path} was answered with ${status}: ${text}`);
    return false;
  }
}

type Caller = Pick<ApiClient, 'call'>;
