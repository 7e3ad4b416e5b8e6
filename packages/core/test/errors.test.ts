import { describe, expect, it } from 'vitest';
import { hasErrorCode, InvalidInputError, isQinlingError, notFound } from '../src/index.js';

describe('errors', () => {
  it('are recognised by their brand, also when another copy of the package made them', () => {
    const foreign = Object.defineProperty(new Error('x'), Symbol.for('qinling.error'), { value: true });
    expect(isQinlingError(foreign)).toBe(true);
    expect(isQinlingError(new Error('x'))).toBe(false);
    expect(isQinlingError(undefined)).toBe(false);
  });

  it('carry their code, their field and their cause', () => {
    const cause = new Error('why');
    const error = new InvalidInputError('bad', { field: 'name', cause });
    expect(hasErrorCode(error, 'invalid-input')).toBe(true);
    expect(error).toMatchObject({ name: 'InvalidInputError', field: 'name', cause });
  });

  it('name what was not found in the form that clients know', () => {
    expect(notFound('FunctionVersion', { function_id: 'a', version_number: 2 }).message).toBe(
      'FunctionVersion not found [function_id=a, version_number=2]',
    );
  });
});
