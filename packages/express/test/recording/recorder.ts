import type { Recording, Recordings } from '../../src/openapi/recording.js';
import { type DocumentedOperation, operationAt, operations } from '../support/api-document.js';
import { loginAs } from '../support/contract-host.js';
import { form as multipart, type Part } from '../support/multipart.js';
import type { Answer, Ask } from '../support/world.js';

/** A request as a person would tell it. */
export interface Asking {
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly parts?: readonly Part[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Roles of who asks; null for nobody. Default: an administrator. */
  readonly roles?: readonly string[] | null;
}

/** A request that succeeded, to be made again in worse circumstances. */
export interface Success {
  readonly documented: DocumentedOperation;
  readonly path: string;
  readonly asking: Asking;
}

type MutableContent = Record<string, Record<string, { summary: string; value: unknown }>>;

/** Asks a server, and keeps what was sent and answered for the examples of the document. */
export class Recorder {
  readonly #ask: Ask;
  readonly #requests = new Map<string, MutableContent>();
  readonly #answers = new Map<string, Record<string, MutableContent>>();
  readonly #seen = new Set<string>();
  readonly #successes = new Map<string, Success>();

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** The first success of each operation. */
  get successes(): readonly Success[] {
    return [...this.#successes.values()];
  }

  /** Whether an operation was seen to answer with this status. */
  hasSeen(operationId: string, status: string): boolean {
    return this.#seen.has(`${operationId} ${status}`);
  }

  /** Asks, and records it under this title. */
  async record(summary: string, method: string, path: string, asking: Asking = {}): Promise<Answer> {
    const documented = operationAt(method, path);
    if (documented === undefined) throw new Error(`The document has no ${method} ${path}.`);
    const answer = await this.send(method, path, asking);
    const { operationId } = documented.operation;
    this.#seen.add(`${operationId} ${answer.status}`);
    this.#keepAnswer(operationId, summary, answer);
    if (answer.status < 300) {
      this.#keepRequest(operationId, summary, asking);
      if (!this.#successes.has(operationId)) this.#successes.set(operationId, { documented, path, asking });
    }
    return answer;
  }

  /** Asks without recording. */
  send(method: string, path: string, asking: Asking = {}): Promise<Answer> {
    const { headers = {}, roles = ['admin'] } = asking;
    const login = roles === null ? {} : loginAs({ projectId: 'atlas', roles });
    const { headers: bodyHeaders = {}, ...body } = bodyOf(asking);
    return this.#ask(method, path, { headers: { ...login, ...bodyHeaders, ...headers }, ...body });
  }

  /** Everything recorded, in the document's order. */
  recordings(): Recordings {
    const each = operations.flatMap(({ operation: { operationId } }): [string, Recording][] => {
      const requests = this.#requests.get(operationId);
      const answers = this.#answers.get(operationId);
      if (answers === undefined) return [];
      return [[operationId, { ...(requests === undefined ? {} : { requests }), answers }]];
    });
    return Object.fromEntries(each);
  }

  #keepAnswer(operationId: string, summary: string, { status, headers, bytes, json }: Answer): void {
    const type = headers['content-type']?.split(';', 1)[0] ?? '';
    const isDescription = /^(getOpenApiDocument|getDocs)/.test(operationId);
    if (isDescription && status < 400) return;
    if (type !== 'application/json' && type !== 'text/plain') return;
    const answers = this.#answers.get(operationId) ?? {};
    const content = answers[status] ?? {};
    const value = type === 'text/plain' ? bytes.toString() : json();
    this.#answers.set(operationId, { ...answers, [status]: added(content, type, summary, value) });
  }

  #keepRequest(operationId: string, summary: string, asking: Asking): void {
    const [type, value] = exampleOf(asking);
    if (type === undefined) return;
    const content = this.#requests.get(operationId) ?? {};
    this.#requests.set(operationId, added(content, type, summary, value));
  }
}

function added(content: MutableContent, type: string, summary: string, value: unknown): MutableContent {
  const key = summary.replace(/\W+/g, '_').toLowerCase();
  if (content[type]?.[key] !== undefined) throw new Error(`This was recorded before: ${summary}`);
  return { ...content, [type]: { ...content[type], [key]: { summary, value } } };
}

const jsonType = 'application/json';
const formType = 'application/x-www-form-urlencoded';

function bodyOf({ json, form, parts }: Asking) {
  if (parts !== undefined) return multipart(parts);
  if (form !== undefined)
    return { headers: { 'content-type': formType }, body: `${new URLSearchParams(form)}` };
  return json === undefined ? {} : { headers: { 'content-type': jsonType }, body: JSON.stringify(json) };
}

/** A body as the document shows it. */
function exampleOf({ json, form, parts }: Asking): readonly [string | undefined, unknown] {
  if (parts !== undefined) {
    const fields = parts.map(({ name, value, filename }) => [
      name,
      filename === undefined ? value : `(the bytes of ${filename})`,
    ]);
    return ['multipart/form-data', Object.fromEntries(fields)];
  }
  if (form !== undefined) return [formType, form];
  return json === undefined ? [undefined, undefined] : [jsonType, json];
}
