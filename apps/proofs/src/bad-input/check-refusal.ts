import type { Agent } from 'node:http';
import { type Answer, ask } from '../host/ask.js';
import type { Traces } from '../host/traces.js';
import type { BadRequest } from './bad-request.js';
import type { OddRequest } from './odd-cases.js';

/** What is wrong with an answer as a refusal in the contract's shape; empty when nothing is. */
export function faultsOf(
  { status, headers, json }: Answer,
  { statuses = [400], field }: Partial<BadRequest>,
): readonly string[] {
  const shape = [
    [statuses.includes(status), `status ${status} where ${statuses.join(' or ')} is right`],
    [headers['content-type'] === 'application/json', `Content-Type ${headers['content-type']}`],
    [json.faultcode === (status < 500 ? 'Client' : 'Server'), `faultcode ${String(json.faultcode)}`],
    [typeof json.faultstring === 'string' && json.faultstring.length > 0, 'no faultstring'],
    [
      typeof json.faultstring !== 'string' || json.faultstring.length < 10_000,
      'a faultstring as long as what was sent',
    ],
    [json.debuginfo === null, 'no debuginfo'],
  ] as const;
  const wrong: string[] = shape.filter(([holds]) => !holds).map(([, text]) => text);
  const named = String(json.field);
  if (field !== undefined && named !== field && !named.startsWith(`${field}.`))
    wrong.push(`names the field ${named}, not ${field}`);
  return wrong.length === 0 ? [] : [...wrong, `said: ${String(json.faultstring).slice(0, 200)}`];
}

/** Sends what must be refused, and looks whether it was, and whether anything changed or was left. Resolves with what is wrong. */
export async function checkRefusal(
  origin: string,
  request: BadRequest,
  traces: Traces,
  agent: Agent,
): Promise<readonly string[]> {
  const [rows, files] = [traces.rows(), traces.files()];
  const wrong: string[] = [];
  try {
    wrong.push(...faultsOf(await ask(origin, request, agent), request));
  } catch (error) {
    wrong.push(`the connection broke: ${String(error)}`);
  }
  const after = traces.rows();
  if (after !== rows) {
    const before = new Set(rows);
    wrong.push(...after.filter((row) => !before.has(row)).map((row) => `changed ${row.slice(0, 200)}`));
    if (after.length < rows.length) wrong.push('removed a row');
  }
  const known = new Set(files);
  wrong.push(
    ...traces
      .files()
      .filter((file) => !known.has(file))
      .map((file) => `left the file ${file}`),
  );
  return wrong.length === 0
    ? []
    : [`${request.method} ${request.path.slice(0, 100)}, ${request.name}: ${wrong.join('; ')}`];
}

/** Sends what may be taken or refused. Resolves with what is wrong: a failure, a refusal in another shape, or a text that was changed. */
export async function checkOdd(
  origin: string,
  request: OddRequest,
  agent: Agent,
): Promise<readonly string[]> {
  const tell = (wrong: string) => [
    `${request.method} ${request.path.slice(0, 100)}, ${request.name}: ${wrong}`,
  ];
  try {
    const answer = await ask(origin, request, agent);
    const { status, json } = answer;
    if (status >= 400) {
      const faults = faultsOf(answer, { statuses: [400, 403, 404, 409, 413] });
      return faults.length === 0 ? [] : tell(faults.join('; '));
    }
    const { echo } = request;
    if (echo === undefined || json[echo.field] === echo.value) return [];
    return tell(`${echo.field} came back as ${JSON.stringify(json[echo.field])}`);
  } catch (error) {
    return tell(`the connection broke: ${String(error)}`);
  }
}
