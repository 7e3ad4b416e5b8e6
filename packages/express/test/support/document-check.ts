import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { OpenApiMediaType } from '../../src/index.js';
import { document, operationAt } from './api-document.js';

/** What went over the wire; the path is below the mount point. */
export interface Exchange {
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: Buffer;
}

type Schema = Readonly<Record<string, unknown>>;

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const validators = new Map<string, ValidateFunction>();

/** Everything in an answer that the document does not say; nothing when all is as documented. */
export function problemsOf(exchange: Exchange): readonly string[] {
  return findings(exchange).map(
    (finding) => `${exchange.method} ${exchange.target} ${exchange.status}: ${finding}`,
  );
}

function findings({ method, target, status, contentType, body }: Exchange): readonly string[] {
  const documented = operationAt(method, target);
  const type = contentType?.split(';', 1)[0];
  if (documented === undefined) return outside({ method, status, type, body });
  const response = documented.operation.responses[status];
  if (response === undefined) return ['the status is not documented'];
  if (type === undefined || response.content === undefined) {
    const isEmpty = type === undefined && body.length === 0;
    return isEmpty && response.content === undefined ? [] : [`a body of type ${type} is not documented`];
  }
  const media = response.content[type];
  if (media === undefined) return [`the type ${type} is not documented`];
  if (method === 'HEAD' || type !== 'application/json') return [];
  const key = `${documented.operation.operationId} ${status}`;
  return jsonFindings(key, media, target, body);
}

/** What belongs to no operation is OPTIONS, or is refused in the shape of every refusal. */
function outside({
  method,
  status,
  type,
  body,
}: Omit<Exchange, 'target' | 'contentType'> & { type: string | undefined }) {
  if (method === 'OPTIONS')
    return status === 204 && body.length === 0 ? [] : ['OPTIONS is answered otherwise'];
  if (![400, 404, 405].includes(status)) return ['there is no such operation'];
  if (type !== 'application/json') return [`a refusal of type ${type}`];
  if (method === 'HEAD') return [];
  return jsonFindings('refusal', { schema: { $ref: '#/components/schemas/Fault' } }, '', body);
}

function jsonFindings(
  key: string,
  { schema }: OpenApiMediaType,
  target: string,
  body: Buffer,
): readonly string[] {
  // A list that was asked for some columns has these alone.
  const isPartial = /[?&]fields=/.test(target);
  const name = `${key} ${isPartial}`;
  const validate =
    validators.get(name) ??
    ajv.compile(closed({ ...schema, components: document.components }, isPartial) as Schema);
  validators.set(name, validate);
  validate(JSON.parse(body.toString()));
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** The schema with every object closed, so that a field that is not documented is an error. */
function closed(schema: unknown, isPartial: boolean): unknown {
  if (Array.isArray(schema)) return schema.map((each) => closed(each, isPartial));
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(
    Object.entries(schema)
      .filter(([name]) => !(isPartial && name === 'required'))
      .map(([name, value]) => [name, closed(value, isPartial)]),
  );
  const isObject = copy.type === 'object' && copy.properties !== undefined;
  return isObject ? { additionalProperties: false, ...copy } : copy;
}
