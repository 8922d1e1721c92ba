import type { Collaborator } from './collaborator.ts';
import type { Gap } from './fact.ts';
import { type Account, nothingKnown } from './facts.ts';

const KINDS: Readonly<Record<Exclude<Account['type'], 'user'>, string>> = {
  bot: 'a bot',
  organization: 'an organization',
  mannequin: 'a placeholder an import made',
};

/** Why an account is none of a person, if it is none: its type, or the ending no login of a person can have. */
export function notAPerson(
  login: string,
  account: Collaborator['facts']['account'],
): Gap | undefined {
  const type = account.known ? account.value.type : 'user';
  const kind = type === 'user' && login.endsWith('[bot]') ? 'bot' : type;
  if (kind === 'user') return undefined;
  return {
    reason: 'not-collected',
    detail: `The account is ${KINDS[kind]}, not a person: nothing but its access is looked at.`,
  };
}

/**
 * The collaborator as signals may see them. Of an account that is no person's only the access is left: what tells
 * something of a person says nothing about a program, which must neither be observed nor be found clear.
 */
export function asPerson(collaborator: Collaborator): Collaborator {
  const { login, facts } = collaborator;
  const because = collaborator.relations.includes('git-author')
    ? undefined
    : notAPerson(login, facts.account);
  if (because === undefined) return collaborator;
  const { access, invitations, twoFactor } = facts;
  return {
    ...collaborator,
    facts: { ...nothingKnown(because), access, invitations, twoFactor },
  };
}
