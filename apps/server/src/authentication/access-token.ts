import { expected, type Parser, parsed } from '../settings/setting.js';

/** A secret that logs its bearer in to a project. */
export interface AccessToken {
  readonly token: string;
  readonly projectId: string;
  readonly admin: boolean;
}

const SHORTEST = 16;

/**
 * Reads `token=project` and `token=project:admin`, separated by commas. Never repeats a token in what it expected, since that
 * is printed.
 */
export const accessTokens: Parser<readonly AccessToken[]> = (text) => {
  const tokens: AccessToken[] = [];
  for (const [index, entry] of text.split(',').entries()) {
    const match = /^(?<token>[^=\s]+)=(?<projectId>[\w.-]{1,255})(?<admin>:admin)?$/.exec(entry.trim());
    const { token = '', projectId = '', admin } = match?.groups ?? {};
    if (token === '') return expected(`token=project or token=project:admin as entry ${index + 1}`);
    if (token.length < SHORTEST) {
      return expected(`a token of at least ${SHORTEST} characters in entry ${index + 1}`);
    }
    if (tokens.some((other) => other.token === token)) {
      return expected(`each token once, but entry ${index + 1} repeats one`);
    }
    tokens.push({ token, projectId, admin: admin !== undefined });
  }
  return parsed(tokens);
};
