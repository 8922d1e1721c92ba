import { isManagedLogin } from '../evidence/managed-account.ts';
import { ours, type Prose, prose } from '../evidence/prose.ts';
import type { AccessRequest } from './gate.ts';
import type { OtherAnswer } from './gate-policy.ts';

/** One login with everything that asks for access for it. */
export interface AskedLogin {
  readonly login: string;
  readonly requests: readonly AccessRequest[];
}

/** Each login once, case aside, in the order of the requests; beyond the most, how many are left out. */
export function askedLogins(
  requests: readonly AccessRequest[],
  most: number,
): { readonly asked: readonly AskedLogin[]; readonly leftOut: number } {
  const byLogin = new Map<string, AccessRequest[]>();
  for (const request of requests) {
    const key = request.login.toLowerCase();
    const same = byLogin.get(key);
    if (same === undefined) byLogin.set(key, [request]);
    else same.push(request);
  }
  const all = [...byLogin.values()];
  const asked = all.slice(0, most).map((same) => ({ login: same[0]?.login ?? '', requests: same }));
  return { asked, leftOut: all.length - asked.length };
}

// Logins of long ago may end in a hyphen or hold two in a row.
const LOGIN = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/;
const BOT = /^[A-Za-z0-9-]+\[bot\]$/;
const NEVER = /[^A-Za-z0-9_[\]-]/u;

/** What the spelling of a login tells by itself, if it tells anything: nothing is asked of GitHub then. */
export function answerBySpelling(
  login: string,
): { readonly kind: OtherAnswer; readonly because: Prose } | undefined {
  if (LOGIN.test(login)) return undefined;
  if (BOT.test(login)) {
    return { kind: 'bot', because: prose`${login} is an App's own account, not a person.` };
  }
  if (isManagedLogin(login) && /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(login)) {
    return {
      kind: 'managed-account',
      because: prose`${login} is an account an enterprise provisions and keeps to itself: nothing but its own enterprise can see what it does.`,
    };
  }
  const [never] = NEVER.exec(login) ?? [];
  const point = never?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return {
    kind: 'not-a-login',
    because:
      point === undefined
        ? ours('No account of GitHub can have this login.')
        : ours(
            `No account of GitHub can have this login: it holds the character U+${point}. Somebody may have copied it with something else, or it only looks like the login of another account.`,
          ),
  };
}
