import { createHash } from 'node:crypto';
import {
  type Answer,
  type ApiClient,
  ConnectionError,
  packageForm,
  type RequestContent,
} from '../child-host/api-client.js';
import { numberOf, textOf } from '../child-host/json-members.js';
import { zipOf } from '../child-host/zip-of.js';
import { type Ledger, type LedgerFunction, newLedgerFunction, type Pending } from './ledger.js';
import { type LoadLanguage, sayingFiles } from './load-code.js';
import { pick } from './random.js';
import { changeWebhooks, invokeWebhook, scheduleJob } from './trigger-operations.js';

const FUNCTIONS_PER_CLIENT = 3;

type Operation = (client: LoadClient, target: LedgerFunction) => Promise<void>;

/** How often which is done, by the number of times it stands here. */
const operations: readonly Operation[] = [
  ...Array<Operation>(6).fill((client, target) => client.publish(target)),
  ...Array<Operation>(4).fill((client, target) => client.update(target)),
  ...Array<Operation>(2).fill((client, target) => client.deleteVersion(target)),
  ...Array<Operation>(2).fill((client, target) => client.run(target)),
  ...Array<Operation>(2).fill((client, target) => client.restore(target)),
  ...Array<Operation>(1).fill((client, target) => client.moveAlias(target)),
  ...Array<Operation>(2).fill(scheduleJob),
  ...Array<Operation>(2).fill(changeWebhooks),
  ...Array<Operation>(2).fill(invokeWebhook),
  ...Array<Operation>(1).fill((client, target) => client.deleteFunction(target)),
];

/** One client that changes functions of its own, one request after another, and writes down what was acknowledged. */
export class LoadClient {
  readonly name: string;
  readonly #runtimeId: string;
  readonly #language: LoadLanguage;
  readonly random: () => number;
  readonly #ledger: Ledger;
  readonly #own = new Set<LedgerFunction>();
  #api: ApiClient | undefined;
  #counter = 0;
  #answers = 0;

  constructor(
    name: string,
    runtimeId: string,
    random: () => number,
    ledger: Ledger,
    language: LoadLanguage = 'python3',
  ) {
    this.name = name;
    this.#language = language;
    this.#runtimeId = runtimeId;
    this.random = random;
    this.#ledger = ledger;
  }

  /** How many answers it got so far. */
  get answers(): number {
    return this.#answers;
  }

  /** Goes on until the connection breaks, which ends the last request without an answer. */
  async runUntilBroken(api: ApiClient): Promise<void> {
    this.#api = api;
    for (const target of this.#own) if (!this.#ledger.functions.has(target.id)) this.#own.delete(target);
    try {
      for (;;) await this.#step();
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
    }
  }

  async #step(): Promise<void> {
    if (this.#own.size < FUNCTIONS_PER_CLIENT) return this.#create();
    await pick(this.random, operations)(this, pick(this.random, [...this.#own]));
  }

  async #create(): Promise<void> {
    const { zip, sha256 } = await this.#newCode();
    const form = packageForm(zip, { runtime_id: this.#runtimeId, name: this.name });
    const answer = await this.#call('POST', '/v1/functions', { form });
    if (!this.expect(answer, 201)) return;
    const alias = `${this.name}-${this.#counter}`;
    const target = newLedgerFunction(textOf(answer.body, 'id'), sha256, alias);
    this.#own.add(target);
    this.#ledger.functions.set(target.id, target);
  }

  async update(target: LedgerFunction): Promise<void> {
    const { zip, sha256 } = await this.#newCode();
    const form = packageForm(zip);
    const answer = await this.change(target, { kind: 'update', sha256 }, 'PUT', functionPath(target), {
      form,
    });
    if (this.expect(answer, 200)) target.latest = sha256;
  }

  async publish(target: LedgerFunction): Promise<void> {
    const path = `${functionPath(target)}/versions`;
    const answer = await this.change(target, { kind: 'publish' }, 'POST', path, { json: {} });
    if (!this.expect(answer, 201)) return;
    const number = numberOf(answer.body, 'version_number');
    if (number !== target.lastNumber + 1) {
      this.#ledger.violations.push(`${target.id}: number ${number} was issued after ${target.lastNumber}`);
    }
    target.versions.set(number, target.latest);
    target.lastNumber = number;
  }

  async restore(target: LedgerFunction): Promise<void> {
    if (target.versions.size === 0) return;
    const [number, sha256] = pick(this.random, [...target.versions]);
    const path = `${functionPath(target)}/versions/${number}/restore`;
    const answer = await this.change(target, { kind: 'update', sha256 }, 'POST', path);
    if (this.expect(answer, 200)) target.latest = sha256;
  }

  async deleteVersion(target: LedgerFunction): Promise<void> {
    const numbers = [...target.versions.keys()].filter((number) => number !== target.alias.number);
    if (numbers.length === 0) return;
    const number = pick(this.random, numbers);
    const path = `${functionPath(target)}/versions/${number}`;
    const answer = await this.change(target, { kind: 'delete-version', number }, 'DELETE', path);
    // A job, or an execution that still runs, rightly keeps its version.
    if (answer.status === 403) return;
    if (this.expect(answer, 204)) target.versions.delete(number);
  }

  async moveAlias(target: LedgerFunction): Promise<void> {
    const number = pick(this.random, [0, ...target.versions.keys()]);
    const { name } = target.alias;
    const pending: Pending = { kind: 'move-alias', number };
    const json = { function_id: target.id, function_version: number };
    const moved = await this.change(target, pending, 'PUT', `/v1/aliases/${name}`, { json });
    if (moved.status !== 404) {
      if (this.expect(moved, 200)) target.alias.number = number;
      return;
    }
    const made = await this.change(target, pending, 'POST', '/v1/aliases', { json: { name, ...json } });
    if (this.expect(made, 201)) target.alias.number = number;
  }

  async run(target: LedgerFunction): Promise<void> {
    const version = pick(this.random, [0, ...target.versions.keys()]);
    const json = { function_id: target.id, function_version: version, sync: this.random() < 0.5 };
    const answer = await this.change(target, { kind: 'run' }, 'POST', '/v1/executions', { json });
    if (!this.expect(answer, 201)) return;
    const { id, result } = answer.body;
    this.acknowledgeExecution(String(id), typeof result === 'string' ? result : undefined);
  }

  acknowledgeExecution(id: string, result?: string): void {
    this.#ledger.executions.set(id, result);
  }

  async deleteFunction(target: LedgerFunction): Promise<void> {
    const answer = await this.change(target, { kind: 'delete-function' }, 'DELETE', functionPath(target));
    // Its alias, a job, a webhook or an execution that still runs rightly keeps it.
    if (answer.status === 403) return;
    if (!this.expect(answer, 204)) return;
    this.#own.delete(target);
    this.#ledger.functions.delete(target.id);
  }

  /** Calls the host; whatever breaks meanwhile, the ledger knows what was asked for. */
  async change(
    target: LedgerFunction,
    pending: Pending,
    method: string,
    path: string,
    content?: RequestContent,
  ): Promise<Answer> {
    target.pending = pending;
    const answer = await this.#call(method, path, content);
    target.pending = undefined;
    return answer;
  }

  async #call(method: string, path: string, content?: RequestContent): Promise<Answer> {
    if (this.#api === undefined) throw new Error('There is no host to call.');
    const answer = await this.#api.call(method, path, content);
    this.#answers += 1;
    return answer;
  }

  /** Whether the answer is the right one; any other is written down as a violation. */
  expect({ method, path, status, text }: Answer, expected: number): boolean {
    if (status === expected) return true;
    this.#ledger.violations.push(`${method} ${path} was answered with ${status}: ${text}`);
    return false;
  }

  async #newCode(): Promise<{ readonly zip: Uint8Array; readonly sha256: string }> {
    this.#counter += 1;
    // Some code is that of other functions too, so that packages are shared and removals must look twice.
    const own = this.random() < 0.7;
    const says = own ? `${this.name} ${this.#counter}` : `shared ${Math.floor(this.random() * 5)}`;
    const filling = own ? 'x'.repeat(Math.floor(this.random() * 20_000)) : '';
    const zip = await zipOf(sayingFiles(this.#language, says, filling));
    return { zip, sha256: createHash('sha256').update(zip).digest('hex') };
  }
}

function functionPath({ id }: LedgerFunction): string {
  return `/v1/functions/${id}`;
}
