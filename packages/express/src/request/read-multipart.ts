import { InvalidInputError, isQinlingError, PayloadTooLargeError, type StagedPackage } from '@qinling/core';
import multer from 'multer';
import { ClientGoneError } from '../faults/client-gone-error.js';
import { FormMeter } from './form-meter.js';
import type { Incoming } from './incoming.js';
import { packageEngine } from './package-engine.js';
import type { FormFields } from './parse-form.js';

/** A multipart form: its fields, and its file where it has one. */
export interface MultipartForm {
  readonly fields: FormFields;
  readonly file: StagedPackage | undefined;
}

const maxFields = 100;
const maxNameLength = 255;

/**
 * Reads a multipart form. Of files it takes at most one, named `fileField`; without `fileField` none. Throws `InvalidInputError` for
 * anything that is not such a form, `PayloadTooLargeError` for too much - both at once, though multer reads to the end first.
 */
export async function readMultipart(incoming: Incoming, fileField?: string): Promise<MultipartForm> {
  const { request, response, maxBodyBytes } = incoming;
  const meter = new FormMeter(maxBodyBytes);
  return new Promise<MultipartForm>((resolve, reject) => {
    let file: StagedPackage | undefined;
    let hasFile = false;
    const upload = multer({
      storage: packageEngine(incoming, meter, {
        staged: (staged) => {
          file = staged;
        },
        failed: reject,
      }),
      defParamCharset: 'utf8',
      limits: {
        fields: maxFields,
        fieldSize: maxBodyBytes,
        fieldNameSize: maxNameLength,
        fieldNestingDepth: 0,
      },
      fileFilter(_request, part, accept) {
        const refusal = fileRefusal(part.fieldname, fileField, hasFile);
        hasFile = true;
        if (refusal === undefined) return accept(null, true);
        reject(refusal);
        accept(refusal);
      },
    });
    request.on('data', (chunk: Uint8Array) => {
      const refusal = meter.receive(chunk.byteLength);
      if (refusal !== undefined) reject(refusal);
    });
    request.body = undefined;
    upload.any()(request, response, (error: unknown) => {
      if (error) reject(refusalOf(error));
      // multer passes over a Content-Type that it cannot read.
      else if (request.body === undefined) reject(unreadableType());
      else resolve({ fields: fieldsOf(request.body), file });
    });
  });
}

function fileRefusal(name: string, fileField: string | undefined, hasFile: boolean): Error | undefined {
  const options = { field: name };
  if (fileField === undefined) return new InvalidInputError(`No file is taken here: ${name}`, options);
  if (name !== fileField) {
    return new InvalidInputError(`The file must be in the field ${fileField}, not in ${name}.`, options);
  }
  return hasFile ? new InvalidInputError(`Only one file can be given as ${fileField}.`, options) : undefined;
}

function unreadableType(): Error {
  return new InvalidInputError(
    'The multipart body can not be read: its Content-Type must name a boundary, and be well-formed.',
  );
}

function fieldsOf(body: unknown): FormFields {
  return Object.entries(body ?? {}).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, String(each)]),
  );
}

function refusalOf(error: unknown): unknown {
  if (isQinlingError(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (message === 'Request aborted' || message === 'Request closed') return new ClientGoneError();
  if (error instanceof multer.MulterError) {
    const options = error.field === undefined ? {} : { field: error.field };
    return error.code === 'LIMIT_FIELD_VALUE'
      ? new PayloadTooLargeError(`${message}.`, options)
      : new InvalidInputError(`The multipart body is refused: ${message}.`, options);
  }
  return new InvalidInputError(`The multipart body can not be read: ${message}.`);
}
