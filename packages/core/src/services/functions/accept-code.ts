import { codeSources, type FunctionCode } from '../../domain/function-code.js';
import { checkText, maxTextLength } from '../../domain/text.js';
import { InvalidInputError, NotSupportedError } from '../../errors/errors.js';
import { notFound } from '../../errors/not-found-error.js';
import type { Repositories } from '../../ports/storage/storage.js';
import type { Context } from '../context.js';
import { releasePackages } from '../packages/package-removal.js';
import { acceptPackage } from '../packages/package-store.js';
import type { CodeInput } from './function-service.js';

/** Code that was taken in and waits for the transaction that refers to it. */
export interface AcceptedCode {
  readonly code: FunctionCode;
  readonly location: string | null;
  keep(repositories: Repositories): Promise<void>;
  discard(): Promise<void>;
}

/** Refuses what is no source at all; the rest of the code is looked at later. */
export function checkCodeSource(code: CodeInput): void {
  if (!codeSources.includes(code.source)) {
    throw new InvalidInputError(
      `Invalid code source specified, available sources: ${codeSources.join(', ')}`,
      { field: 'code' },
    );
  }
}

function requireText(field: string, value: unknown): string {
  const text = typeof value === 'string' ? checkText(field, value, { maxLength: maxTextLength }) : null;
  if (!text) throw new InvalidInputError(`${field} must be provided.`, { field: 'code' });
  return text;
}

async function acceptObject(
  context: Context,
  projectId: string,
  code: Extract<CodeInput, { source: 'swift' }>,
): Promise<AcceptedCode> {
  const swift = {
    container: requireText('code.swift.container', code.swift?.container),
    object: requireText('code.swift.object', code.swift?.object),
  };
  if (context.objects === undefined) {
    throw new NotSupportedError('This host has no object store: code of source swift is not supported.', {
      field: 'code',
    });
  }
  const content = await context.objects.open(swift, projectId);
  if (content === undefined) throw notFound('Object', swift);
  return { ...(await acceptPackage(context, content, null)), code: { source: 'swift', swift } };
}

/** Takes the code in, whatever its source. Nothing refers to it until `keep` is called in a transaction. */
export async function acceptCode(
  context: Context,
  projectId: string,
  code: CodeInput,
): Promise<AcceptedCode> {
  if (code.source === 'swift') return acceptObject(context, projectId, code);
  if (code.source === 'image') {
    const image = requireText('code.image', code.image);
    const nothing = async (): Promise<void> => undefined;
    return { code: { source: 'image', image }, location: null, keep: nothing, discard: nothing };
  }
  if (code.package === undefined || code.package === null) {
    throw new InvalidInputError('Package file is required.', { field: 'package' });
  }
  return acceptPackage(context, code.package, code.md5sum ?? null);
}

/** Removes what was kept in a transaction that did not commit, without waiting for the sweep. */
export async function dropKept(context: Context, accepted: AcceptedCode | undefined): Promise<void> {
  if (accepted !== undefined) await releasePackages(context, [accepted.location]);
}

/** Drops a staged package that a refused request brought along. */
export async function discardInput(code: CodeInput | null | undefined): Promise<void> {
  if (code?.source === 'package' && code.package && 'kind' in code.package) await code.package.discard();
}
