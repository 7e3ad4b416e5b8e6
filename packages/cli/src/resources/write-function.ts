import type { WriteFunctionOptions } from '@qinling/client';
import { UsageError } from '../errors/usage-error.js';
import type { OutputChoice } from '../output/output-options.js';
import { printRow } from '../output/print-rows.js';
import { type CodeWords, entryOfFile, type Upload, withUpload } from '../packing/code-source.js';
import { withTransferProgress } from '../progress/transfer-progress.js';
import type { Session } from '../session/session.js';
import { columns } from './columns.js';
import { findId } from './find-by-name.js';
import { requireChange } from './require-change.js';

interface FunctionWords extends CodeWords, OutputChoice {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly entry: string | undefined;
  readonly container: string | undefined;
  readonly object: string | undefined;
  readonly image: string | undefined;
  readonly cpu: number | undefined;
  readonly memorySize: number | undefined;
  readonly timeout: number | undefined;
}

/** Creates a function and shows it. Throws `UsageError` when the words say no code, or not what runs it. */
export async function createFunction(
  session: Session,
  words: FunctionWords & { readonly runtime: string | undefined },
): Promise<void> {
  const code = codeOf(words);
  if (code === undefined && !hasPackage(words)) {
    throw new UsageError(
      'Say where the code is: --file, --package, --dir, --container with --object, or --image.',
    );
  }
  if (words.runtime === undefined && words.image === undefined) {
    throw new UsageError('Say what runs it: --runtime RUNTIME. qinling runtime list shows what there is.');
  }
  const { functions } = await session.connect();
  const runtime_id =
    words.runtime === undefined ? undefined : await findId(session, 'runtime', words.runtime);
  const body = { runtime_id, ...settingsOf(words), entry: words.entry ?? entryOfFile(words.file), code };
  const created = await withUpload(session, words, (upload) =>
    sent(session, upload, (archive, options) => functions.create({ ...body, ...archive }, options)),
  );
  await printRow(session, columns.function, created, words);
}

/** Changes a function and shows it. Throws `UsageError` when nothing is to be changed. */
export async function updateFunction(session: Session, word: string, words: FunctionWords): Promise<void> {
  const { file, package: archive, dir, container, object, image } = words;
  const settings = settingsOf(words);
  requireChange({ ...settings, file, package: archive, dir, container, object, image });
  const body = { ...settings, code: codeOf(words) };
  const { functions } = await session.connect();
  const id = await findId(session, 'function', word);
  const changed = await withUpload(session, words, (upload) =>
    sent(session, upload, (archive, options) => functions.update(id, { ...body, ...archive }, options)),
  );
  await printRow(session, columns.function, changed, words);
}

function settingsOf({ name, description, entry, cpu, memorySize, timeout }: FunctionWords) {
  return { name, description, entry, cpu, memory_size: memorySize, timeout };
}

function hasPackage({ file, package: archive, dir }: CodeWords): boolean {
  return [file, archive, dir].some((word) => word !== undefined);
}

/** Code that is not uploaded. */
function codeOf({ container, object, image }: FunctionWords) {
  if (image !== undefined) return { source: 'image', image } as const;
  if (container === undefined && object === undefined) return undefined;
  if (container !== undefined && object !== undefined)
    return { source: 'swift', swift: { container, object } } as const;
  throw new UsageError('--container and --object go together.');
}

/** Sends with a bar while a package is uploaded. */
async function sent<Result>(
  session: Session,
  upload: Upload | undefined,
  send: (code: { readonly package?: Upload['package'] }, options: WriteFunctionOptions) => Promise<Result>,
): Promise<Result> {
  const { signal } = session;
  if (upload === undefined) return send({}, { signal });
  const { sizeBytes } = upload;
  return withTransferProgress(session, 'Uploading', (onProgress) =>
    send({ package: upload.package }, { signal, sizeBytes, onProgress }),
  );
}
