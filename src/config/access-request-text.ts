import type { AccessRequest } from '../assess/gate.ts';

/** More of them than this are not told apart any more: whoever sends them wants something else than an answer. */
const MOST = 20_000;

/**
 * Logins as people write them: separated by blanks, commas or line breaks, each perhaps with an `@` before it, or as
 * `ID+LOGIN` where the account must have that number, as in GitHub's own no-reply addresses.
 */
export function requestsFromText(text: string): readonly AccessRequest[] {
  return text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .slice(0, MOST)
    .map(requestFromWord);
}

function requestFromWord(word: string): AccessRequest {
  const [, id, rest] = /^(\d{1,15})\+(.+)$/.exec(word) ?? [];
  const login = (rest ?? word).replace(/^@/, '');
  return { login, ...(id === undefined ? {} : { id: Number(id) }) };
}
