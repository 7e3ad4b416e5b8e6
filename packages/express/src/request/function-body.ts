import { type CodeInput, codeSources, InvalidInputError, type StagedPackage } from '@qinling/core';
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
const codeInForms =
  'JSON text: `{"source": "package", "md5sum": …}`, `{"source": "swift", "swift": {"container": …, "object": …}}` or `{"source": "image", "image": …}`.';
const createShape = {
  runtime_id: uuid.nullish().describe('Required unless the code is an image.'),
  ...settings,
};
const updateShape = {
  ...settings,
  source: text.nullish().describe('What some clients send beside the file; the same as the source in code.'),
};
const codeAlone = z.object({ code: codeBody });

type FunctionFields = typeof qinlingFunction.fields;
type GivenCode = { readonly code?: CodeInput };

/** The body that makes a function. Code that is missing or of an unknown source passes: the core refuses it in its order of checks. */
export const createFunctionBody = functionBody(createShape, { isFileEnough: false });

/** The body that changes a function. */
export const updateFunctionBody = functionBody(updateShape, { isFileEnough: true });

function functionBody<Shape extends z.ZodRawShape>(
  shape: Shape,
  { isFileEnough }: { readonly isFileEnough: boolean },
): BodySpec<DomainInput<FunctionFields, z.output<z.ZodObject<Shape>>> & GivenCode> {
  const inForms = { ...shape, code: text.nullish().describe(codeInForms) };
  const inJson = { ...shape, code: z.union([codeBody, text]).nullish().describe('Also as JSON text.') };
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
      const { code, package: notFile, ...others } = attributes;
      if (notFile !== undefined && notFile !== null) {
        throw new InvalidInputError('package must be a file part of a multipart form.', { field: 'package' });
      }
      const settings = parseInput(qinlingFunction, parsed, others);
      const body = parseCode(code) ?? (isFileEnough && staged !== undefined ? {} : undefined);
      const plain = typeof others.source === 'string' ? others.source : undefined;
      if (body === undefined) {
        checkSource(plain);
        return settings;
      }
      const fallback = isFileEnough && staged !== undefined ? 'package' : undefined;
      return { ...settings, code: codeInput(body, body.source ?? plain ?? fallback, plain, staged) };
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
 * Puts code, its source, and the file together. The cast lets through what the core's types forbid and its checks refuse: a
 * source that there is not, a package without its file.
 */
function codeInput(
  body: CodeBody,
  source: string | undefined,
  plainSource: string | undefined,
  staged: StagedPackage | undefined,
): CodeInput {
  if (staged !== undefined && (source === 'swift' || source === 'image')) {
    throw new InvalidInputError(`A file can not be given with code of source ${source}.`, {
      field: 'package',
    });
  }
  if (plainSource !== undefined && plainSource !== source) {
    throw new InvalidInputError(`The field source says ${plainSource}, the code says ${source}.`, {
      field: 'source',
    });
  }
  return { ...body, source, package: staged } as CodeInput;
}

/** A source that stands alone changes nothing, but must not be nonsense. */
function checkSource(plain: string | undefined): void {
  if (plain === undefined || codeSources.some((source) => source === plain)) return;
  throw new InvalidInputError(`Invalid code source specified, available sources: ${codeSources.join(', ')}`, {
    field: 'source',
  });
}

function parseCode(given: unknown): CodeBody | undefined {
  if (given === undefined || given === null) return undefined;
  const value = typeof given === 'string' ? parseJson(given, 'code') : given;
  if (isObject(value)) {
    return parseAttributes(qinlingFunction.noun, codeAlone, { code: value }).code;
  }
  throw new InvalidInputError('code must be a JSON object.', { field: 'code' });
}
