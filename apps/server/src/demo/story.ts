import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, ApiClient, type RequestContent } from '../child-host/api-client.js';
import { textOf } from '../child-host/json-members.js';
import { type ChildHost, startChildHost } from '../child-host/start-child-host.js';
import type { Narrator } from './narrator.js';

/** The lease of the demo's host: short, so that a killed host's executions end while one watches. */
const LEASE_SECONDS = 2;

/** The stage: a host in a process of its own, calls to it that are told, and claims that are checked. */
export class Story {
  readonly narrator: Narrator;
  readonly dataDirectory: string;
  #host: ChildHost | undefined;

  constructor(narrator: Narrator, dataDirectory: string) {
    this.narrator = narrator;
    this.dataDirectory = dataDirectory;
  }

  get host(): ChildHost {
    if (this.#host === undefined) throw new Error('The host is not started.');
    return this.#host;
  }

  async startHost(): Promise<void> {
    this.#host = await startChildHost({
      dataDirectory: this.dataDirectory,
      settings: { QINLING_LEASE_SECONDS: String(LEASE_SECONDS), QINLING_SWEEP_INTERVAL_SECONDS: '1' },
    });
    this.narrator.say(`a host serves ${this.#host.url}, and stores in ${this.dataDirectory}`);
  }

  async stopHost(signal: NodeJS.Signals): Promise<void> {
    await this.#host?.stop(signal);
    this.#host = undefined;
  }

  /** A call that is told. */
  async call(method: string, path: string, content?: RequestContent): Promise<Answer> {
    return new ApiClient(this.host.url, (answer) => this.narrator.call(answer)).call(method, path, content);
  }

  /** Calls that are not told, for waiting and for load. */
  quietly(): ApiClient {
    return new ApiClient(this.host.url);
  }

  check(claim: string, held: boolean): void {
    this.narrator.check(claim, held);
  }

  /** Runs a target and tells the call; resolves with the output. */
  async run(target: Readonly<Record<string, unknown>>): Promise<unknown> {
    const { body } = await this.call('POST', '/v1/executions', { json: target });
    const result: unknown = JSON.parse(textOf(body, 'result'));
    return typeof result === 'object' && result !== null && 'output' in result ? result.output : undefined;
  }

  /** Asks again and again until there is an answer, for ten seconds. */
  async until<Found>(what: string, ask: () => Promise<Found | undefined>): Promise<Found> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const found = await ask();
      if (found !== undefined) return found;
      await delay(100);
    }
    throw new Error(`Waited in vain for ${what}.`);
  }
}
