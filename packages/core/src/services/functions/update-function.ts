import type { Caller } from '../../domain/caller.js';
import { checkEntry } from '../../domain/entry.js';
import type { QinlingFunction } from '../../domain/function.js';
import { checkResources } from '../../domain/resource-limits.js';
import { checkDescription, checkName } from '../../domain/text.js';
import { InvalidInputError } from '../../errors/errors.js';
import type { Context } from '../context.js';
import { callerScope } from '../scopes.js';
import { requireFunction } from '../targets.js';
import { type AcceptedCode, acceptCode, checkCodeSource, discardInput, dropKept } from './accept-code.js';
import { changeLatest, type LatestChanges } from './change-latest.js';
import type { UpdateFunctionInput } from './function-service.js';

/** What was given, checked; what was not given stays out. */
function checkFields(context: Context, input: UpdateFunctionInput): LatestChanges {
  const given = {
    ...checkResources(input, context.settings.resources),
    name: checkName(input.name),
    description: checkDescription(input.description),
    entry: checkEntry(input.entry),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

function checkCodeChange(present: QinlingFunction, input: UpdateFunctionInput): void {
  const { code } = input;
  if (code) {
    checkCodeSource(code);
    if (code.source !== present.code.source) {
      throw new InvalidInputError('The function code type can not be changed.', { field: 'code' });
    }
  }
  if (present.code.source === 'image' && (code || input.entry)) {
    throw new InvalidInputError('The image type function code can not be changed.', {
      field: code ? 'code' : 'entry',
    });
  }
  const md5sum = code?.source === 'package' ? code.md5sum?.toLowerCase() : undefined;
  if (present.code.source === 'package' && md5sum === present.code.md5sum) {
    throw new InvalidInputError('The function code checksum is not changed.', { field: 'code' });
  }
}

export async function updateFunction(
  context: Context,
  caller: Caller,
  id: string,
  input: UpdateFunctionInput,
): Promise<QinlingFunction> {
  let accepted: AcceptedCode | undefined;
  try {
    const scope = callerScope(context.access, caller);
    const present = await requireFunction(context.storage, scope, id);
    const fields = checkFields(context, input);
    checkCodeChange(present, input);
    if (input.code) accepted = await acceptCode(context, present.projectId, input.code);
    const code = accepted && { code: accepted.code, location: accepted.location };
    return await changeLatest(
      context,
      scope,
      id,
      async () => ({ ...fields, ...code }),
      async (repositories) => accepted?.keep(repositories),
    );
  } catch (error) {
    await dropKept(context, accepted);
    throw error;
  } finally {
    await accepted?.discard();
    await discardInput(input.code);
  }
}
