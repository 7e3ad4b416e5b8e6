import type { Readable } from 'node:stream';
import { freeMemory, InvalidInputError, type StagedPackage } from '@qinling/core';
import type { Request } from 'express';
import type multer from 'multer';
import type { FormMeter } from './form-meter.js';
import type { Incoming } from './incoming.js';
import { isOursAlone } from './is-ours-alone.js';

/** What became of the file of a form. */
export interface PackageEvents {
  staged(file: StagedPackage): void;
  failed(error: unknown): void;
}

/**
 * Where multer puts the file of a form: it streams to the package store while it arrives, never held in memory, and is discarded when
 * the request ends, unless a use case has taken it over by then.
 */
export function packageEngine(
  incoming: Incoming,
  meter: FormMeter,
  { staged, failed }: PackageEvents,
): multer.StorageEngine {
  return {
    _handleFile(_request, part, done) {
      const staging = incoming.stage(bytesOf(part.stream, incoming.request, meter));
      incoming.cleanup.add(() =>
        staging.then(
          (file) => file.discard(),
          () => undefined,
        ),
      );
      staging.then(
        (file) => {
          staged(file);
          done(null, {});
        },
        (error: unknown) => {
          failed(error);
          done(error);
        },
      );
    },
    // The cleanup above discards, also where multer does not call this.
    _removeFile: (_request, _part, done) => done(null),
  };
}

// What fails while the part is read is the client's doing, unlike what fails while it is written.
async function* bytesOf(part: Readable, request: Request, meter: FormMeter): AsyncGenerator<Uint8Array> {
  try {
    // A store that gives up must be the one to say why: a part that is destroyed makes multer call the whole request aborted.
    for await (const chunk of part.iterator({ destroyOnReturn: false })) {
      meter.file(chunk.byteLength);
      yield chunk;
      if (isOursAlone(chunk, request)) freeMemory(chunk);
    }
  } catch (cause) {
    throw new InvalidInputError('The multipart body ends too early.', { field: 'package', cause });
  } finally {
    // The rest of the file is the file's still, though nobody wants it.
    part.on('data', (rest: Uint8Array) => meter.file(rest.byteLength));
    part.resume();
  }
}
