import { InvalidInputError, isQinlingError, PayloadTooLargeError, type StagedPackage } from '@qinling/core';
import multer from 'multer';
import { ClientGoneError } from '../faults/client-gone-error.js';
import type { Incoming } from './incoming.js';
import type { FormFields } from './parse-form.js';

/** A multipart form: its fields, and its file where it has one. */
export interface MultipartForm {
  readonly fields: FormFields;
  readonly file: StagedPackage | undefined;
}

const maxFields = 100;

/**
 * Reads a multipart form. The file, at most one and named `fileField`, is streamed to the package store while it arrives, never held in
 * memory; it is discarded when the request ends, unless a use case has taken it over by then. Without `fileField` no file is taken.
 * Throws `InvalidInputError` for anything that is not such a form, `PayloadTooLargeError` for too much.
 */
export async function readMultipart(incoming: Incoming, fileField?: string): Promise<MultipartForm> {
  const { request, response, maxBodyBytes } = incoming;
  return new Promise<MultipartForm>((resolve, reject) => {
    let file: StagedPackage | undefined;
    let hasFile = false;
    const storage: multer.StorageEngine = {
      _handleFile(_request, part, done) {
        const staging = incoming.stage(bytesOf(part.stream));
        incoming.cleanup.add(() => staging.then((staged) => staged.discard(), ignore));
        staging.then(
          (staged) => {
            file = staged;
            done(null, {});
          },
          (error: unknown) => {
            // Told at once: multer would read the rest of the body first, however long it is.
            reject(error);
            done(error);
          },
        );
      },
      // The cleanup above discards, also where multer does not call this.
      _removeFile: (_request, _part, done) => done(null),
    };
    const upload = multer({
      storage,
      defParamCharset: 'utf8',
      limits: { fields: maxFields, fieldSize: maxBodyBytes, fieldNameSize: 255, fieldNestingDepth: 0 },
      fileFilter(_request, part, accept) {
        const refusal = fileRefusal(part.fieldname, fileField, hasFile);
        hasFile = true;
        if (refusal === undefined) return accept(null, true);
        reject(refusal);
        accept(refusal);
      },
    });
    request.body = undefined;
    upload.any()(request, response, (error: unknown) => {
      if (error) reject(multipartError(error));
      // multer passes over a Content-Type that it cannot read.
      else if (request.body === undefined) reject(unreadableType());
      else resolve({ fields: fieldsOf(request.body), file });
    });
  });
}

function fileRefusal(name: string, fileField: string | undefined, hasFile: boolean): Error | undefined {
  if (fileField === undefined)
    return new InvalidInputError(`No file is taken here: ${name}`, { field: name });
  if (name !== fileField) {
    return new InvalidInputError(`The file must be in the field ${fileField}, not in ${name}.`, {
      field: name,
    });
  }
  return hasFile
    ? new InvalidInputError(`Only one file can be given as ${fileField}.`, { field: name })
    : undefined;
}

function unreadableType(): Error {
  return new InvalidInputError(
    'The multipart body can not be read: its Content-Type must name a boundary, and be well-formed.',
  );
}

// What fails while the part is read is the client's doing, unlike what fails while it is written.
async function* bytesOf(part: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* part;
  } catch (cause) {
    throw new InvalidInputError('The multipart body ends too early.', { field: 'package', cause });
  }
}

function fieldsOf(body: unknown): FormFields {
  return Object.entries(body ?? {}).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, String(each)]),
  );
}

function multipartError(error: unknown): unknown {
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

function ignore(): void {}
