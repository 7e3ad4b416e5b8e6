import { type CodeInput, InvalidInputError, type StagedPackage } from '@qinling/core';
import { z } from 'zod';
import type { BodySpec } from '../route.js';
import { type DomainInput, isObject, parseAttributes, parseInput } from '../wire/attributes.js';
import { type CodeBody, codeBody } from '../wire/code.js';
import { qinlingFunction } from '../wire/function.js';
import { limit, text, uuid } from '../wire/values.js';
import type { Incoming } from './incoming.js';
import { objectOf } from './json-body.js';
import { mediaTypes } from './media-type.js';
import { uniqueFields } from './parse-form.js';
import { parseJson } from './parse-json.js';
import { readContent } from './read-content.js';

const settings = {
  name: text.nullish(),
  description: text.nullish(),
  entry: text.nullish().describe('module.name; default main.main.'),
  cpu: limit.describe('Millicpu.'),
  memory_size: limit.describe('Bytes.'),
  timeout: limit.describe('Seconds.'),
};
const createShape = {
  runtime_id: uuid.nullish().describe('Required unless the code is an image.'),
  ...settings,
};
const updateShape = {
  ...settings,
  source: text.nullish().describe('What some clients send beside the file; the same as the source in code.'),
};

type FunctionFields = typeof qinlingFunction.fields;
type GivenCode = { readonly code?: CodeInput };

/** The body that makes a function. Code that is missing or of an unknown source passes: the core refuses it in its order of checks. */
export const createFunctionBody = functionBody(createShape);

/** The body that changes a function. */
export const updateFunctionBody = functionBody(updateShape);

function functionBody<Shape extends z.ZodRawShape>(
  shape: Shape,
): BodySpec<DomainInput<FunctionFields, z.output<z.ZodObject<Shape>>> & GivenCode> {
  const inForms = { ...shape, code: text.describe('JSON text of the code.').nullish() };
  const inJson = { ...shape, code: z.union([codeBody, text]).nullish() };
  const file = z.string().meta({ format: 'binary' }).optional();
  const parsed = z.object(shape);
  return {
    isRequired: true,
    content: {
      [mediaTypes.multipart]: z.strictObject({ ...inForms, package: file }),
      [mediaTypes.form]: z.strictObject(inForms),
      [mediaTypes.json]: z.strictObject(inJson),
    },
    read: async (incoming) => {
      const { attributes, file: staged } = await readAttributes(incoming);
      const { code, ...others } = attributes;
      if (Object.hasOwn(others, 'package')) {
        throw new InvalidInputError('package must be a file part of a multipart form.', { field: 'package' });
      }
      const settled = parseInput(qinlingFunction, parsed, others);
      const source = typeof others.source === 'string' ? others.source : undefined;
      return { ...settled, ...codeInput(code, source, staged) };
    },
  };
}

async function readAttributes(
  incoming: Incoming,
): Promise<{ attributes: Readonly<Record<string, unknown>>; file?: StagedPackage | undefined }> {
  const content = await readContent(incoming, ['multipart', 'form', 'json'], 'package');
  if (content.kind === 'multipart') {
    return { attributes: uniqueFields(content.fields), file: content.file };
  }
  return { attributes: content.kind === 'form' ? uniqueFields(content.fields) : objectOf(content, true) };
}

/**
 * Puts code, the plain field `source` and the file together. The cast lets through what the core's types forbid and its checks refuse: a
 * source that there is not, a package without its file.
 */
function codeInput(given: unknown, source: string | undefined, staged: StagedPackage | undefined): GivenCode {
  const body = parseCode(given);
  if (body === undefined && staged === undefined) return {};
  const named = body?.source ?? source ?? (staged === undefined ? undefined : 'package');
  if (source !== undefined && named !== source) {
    throw new InvalidInputError(`The field source says ${source}, the code says ${named}.`, {
      field: 'source',
    });
  }
  if (staged !== undefined && (named === 'swift' || named === 'image')) {
    throw new InvalidInputError(`A file can not be given with code of source ${named}.`, {
      field: 'package',
    });
  }
  return { code: { ...body, source: named, package: staged } as CodeInput };
}

function parseCode(given: unknown): CodeBody | undefined {
  if (given === undefined || given === null) return undefined;
  const value = typeof given === 'string' ? parseJson(given, 'code') : given;
  if (isObject(value)) return parseAttributes('code', codeBody, value);
  throw new InvalidInputError('code must be a JSON object.', { field: 'code' });
}
