import { createHash } from 'node:crypto';
import { type ApiClient, ConnectionError } from '../child-host/api-client.js';
import { type JsonObject, listOf, numberOf, objectOf, textOf } from '../child-host/json-members.js';
import { checkTriggers } from './check-triggers.js';
import type { Ledger, LedgerFunction } from './ledger.js';

/**
 * Compares what a restarted host shows with what its clients were told (rule R6). Resolves with every difference in words, and brings
 * the ledger up to date where an answer never came: either outcome of such a request is right.
 */
export async function checkAfterCrash(api: ApiClient, ledger: Ledger): Promise<readonly string[]> {
  const wrong: string[] = [];
  const readable = new Map<string, boolean>();
  for (const target of [...ledger.functions.values()]) {
    wrong.push(...(await checkFunction(api, ledger, target, readable)));
    target.pending = undefined;
  }
  wrong.push(
    ...(await checkUnknownFunctions(api, ledger, readable)),
    ...(await checkExecutions(api, ledger)),
  );
  return wrong;
}

async function checkFunction(
  api: ApiClient,
  ledger: Ledger,
  target: LedgerFunction,
  readable: Map<string, boolean>,
): Promise<readonly string[]> {
  const path = `/v1/functions/${target.id}`;
  const { status, body } = await api.call('GET', path);
  if (status === 404 && target.pending?.kind === 'delete-function') {
    ledger.functions.delete(target.id);
    return [];
  }
  if (status !== 200) return [`${path} answers ${status}, though its creation was acknowledged`];
  const wrong: string[] = [];
  const latest = sha256Of(body);
  if (latest !== target.latest && !(target.pending?.kind === 'update' && target.pending.sha256 === latest)) {
    wrong.push(`${path}: the latest code is ${latest}, acknowledged was ${target.latest}`);
  }
  target.latest = latest;
  if (!(await isReadable(api, path, latest, readable)))
    wrong.push(`${path}: the latest code is not readable`);
  wrong.push(
    ...(await checkVersions(api, target, readable)),
    ...(await checkAlias(api, target)),
    ...(await checkTriggers(api, target)),
  );
  return wrong;
}

/** Functions whose creation was never answered are there whole, or not at all. */
async function checkUnknownFunctions(
  api: ApiClient,
  ledger: Ledger,
  readable: Map<string, boolean>,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const one of listOf((await api.call('GET', '/v1/functions')).body, 'functions')) {
    const path = `/v1/functions/${textOf(one, 'id')}`;
    if (ledger.functions.has(textOf(one, 'id'))) continue;
    if (!(await isReadable(api, path, sha256Of(one), readable))) {
      wrong.push(`${path}: was created without an answer, and its code is not readable`);
    }
  }
  return wrong;
}

async function checkVersions(
  api: ApiClient,
  target: LedgerFunction,
  readable: Map<string, boolean>,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const path = `/v1/functions/${target.id}/versions`;
  const present = new Map<number, string>();
  for (const version of listOf((await api.call('GET', path)).body, 'function_versions')) {
    const number = numberOf(version, 'version_number');
    present.set(number, sha256Of(version));
    if (!(await isReadable(api, `${path}/${number}`, sha256Of(version), readable))) {
      wrong.push(`${path}/${number}: the package is not readable`);
    }
  }
  const { pending } = target;
  for (const [number, sha256] of target.versions) {
    const found = present.get(number);
    const mayBeGone = pending?.kind === 'delete-version' && pending.number === number;
    if (found !== sha256 && !(found === undefined && mayBeGone)) {
      wrong.push(`${path}/${number}: shows ${found}, acknowledged was ${sha256}`);
    }
  }
  for (const [number, sha256] of present) {
    if (target.versions.has(number)) continue;
    const mayBeNew =
      pending?.kind === 'publish' && number === target.lastNumber + 1 && sha256 === target.latest;
    if (!mayBeNew) wrong.push(`${path}/${number}: is there, and nobody published it`);
    target.lastNumber = Math.max(target.lastNumber, number);
  }
  target.versions.clear();
  for (const [number, sha256] of present) target.versions.set(number, sha256);
  return wrong;
}

async function checkAlias(api: ApiClient, { alias, pending }: LedgerFunction): Promise<readonly string[]> {
  const path = `/v1/aliases/${alias.name}`;
  const { status, body } = await api.call('GET', path);
  const found = status === 404 ? 0 : numberOf(body, 'function_version');
  const mayHaveMoved = pending?.kind === 'move-alias' && pending.number === found;
  const acknowledged = alias.number;
  alias.number = found;
  return found === acknowledged || mayHaveMoved
    ? []
    : [`${path}: points at ${found}, acknowledged was ${acknowledged}`];
}

async function checkExecutions(api: ApiClient, ledger: Ledger): Promise<readonly string[]> {
  const wrong: string[] = [];
  const { body } = await api.call('GET', '/v1/executions');
  const present = new Map(listOf(body, 'executions').map((one) => [textOf(one, 'id'), one]));
  for (const [id, result] of ledger.executions) {
    const found = present.get(id);
    if (found === undefined) wrong.push(`execution ${id} is gone, though it was acknowledged`);
    else if (result !== undefined && found.result !== result) {
      wrong.push(`execution ${id} shows ${found.result}, acknowledged was ${result}`);
    }
  }
  return wrong;
}

/** Whether the package that a function or version shows can be downloaded and has its checksum. Each package is read once a round. */
async function isReadable(
  api: ApiClient,
  path: string,
  sha256: string,
  readable: Map<string, boolean>,
): Promise<boolean> {
  const known = readable.get(sha256);
  if (known !== undefined) return known;
  const right = (await downloadedSha256(api, path)) === sha256;
  readable.set(sha256, right);
  return right;
}

async function downloadedSha256(api: ApiClient, path: string): Promise<string | undefined> {
  try {
    const { status, bytes } = await api.call('GET', `${path}?download=true`);
    return status === 200 ? createHash('sha256').update(bytes).digest('hex') : undefined;
  } catch (error) {
    // A package that is shorter than its row says makes the host break the answer off.
    if (error instanceof ConnectionError) return undefined;
    throw error;
  }
}

function sha256Of(body: JsonObject): string {
  return textOf(objectOf(body, 'code'), 'sha256');
}
