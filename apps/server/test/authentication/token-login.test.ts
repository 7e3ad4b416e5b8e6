import { hasErrorCode } from '@qinling/core';
import { describe, expect, it } from 'vitest';
import { createTokenLogin } from '../../src/authentication/token-login.js';

const login = createTokenLogin([
  { token: 'alpha-token-0123456789', projectId: 'alpha', admin: false },
  { token: 'beta-token-0123456789', projectId: 'beta', admin: true },
]);

function refusal(headers: Parameters<typeof login>[0]): string {
  try {
    login(headers);
  } catch (error) {
    if (hasErrorCode(error, 'unauthorized')) return error.message;
    throw error;
  }
  throw new Error('the login succeeded');
}

describe('the token login', () => {
  it('takes X-Auth-Token', () => {
    expect(login({ 'x-auth-token': 'alpha-token-0123456789' })).toEqual({ projectId: 'alpha', roles: [] });
  });

  it('takes Authorization: Bearer, in any case', () => {
    expect(login({ authorization: 'bearer beta-token-0123456789' })).toEqual({
      projectId: 'beta',
      roles: ['admin'],
    });
  });

  it('R18: is not moved by a role or project that the client claims', () => {
    const caller = login({
      'x-auth-token': 'alpha-token-0123456789',
      'x-roles': 'admin',
      'x-project-id': 'beta',
    });
    expect(caller).toEqual({ projectId: 'alpha', roles: [] });
  });

  it.each([
    ['none', {}],
    ['an empty one', { 'x-auth-token': '' }],
    ['another kind of authorization', { authorization: 'Basic YTpi' }],
  ])('asks for a token when there is %s', (_what, headers) => {
    expect(refusal(headers)).toContain('Send a token');
  });

  it.each(['alpha-token-012345678', 'alpha-token-01234567890', 'unknown'])('refuses %s', (token) => {
    expect(refusal({ 'x-auth-token': token })).toBe('The token is not valid.');
  });
});
