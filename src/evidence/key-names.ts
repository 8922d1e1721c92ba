import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Key } from '../snapshot/facts.ts';
import { domainOf, isOpenToAll } from './addresses.ts';
import { isPersonal } from './name-uses.ts';

/** What keys that sign for many are called by; each may be a part of somebody's name elsewhere. */
const OFFICE_WORDS =
  /\b(?:archive|certif\w*|foundation|gpg|holdings?|keys?|openpgp|packag\w+|pgp|sign(?:er|ing)?|team|yubikey)\b/i;

/** The full names of people in a key. */
export function peopleIn(
  { names = [] }: Key,
  organizations: ReadonlySet<string>,
): readonly string[] {
  return names.filter((name) => isPersonal(name, organizations) && !OFFICE_WORDS.test(name));
}

/**
 * How many people the addresses of a key may be of, at most: everybody has a mailbox of their own with a public provider,
 * while those of one other domain belong to one team, employer or project, whatever language its offices are called in.
 */
export function mayBePeople({ emails = [] }: Key): number {
  const addresses = new Set(emails.map((email) => email.trim().toLowerCase()));
  const domains = new Set([...addresses].map(domainOf));
  const [open, closed] = [true, false].map((expected) =>
    [...domains].filter((domain) => isOpenToAll(domain) === expected),
  );
  const ofTheirOwn = (closed ?? []).filter(
    (domain) => !(closed ?? []).some((other) => domain.endsWith(`.${other}`)),
  );
  const mailboxes = [...addresses].filter((address) => open?.includes(domainOf(address)) === true);
  return mailboxes.length + ofTheirOwn.length;
}

/** GPG keys of a person; SSH keys hold no names. */
export function gpgKeys({ facts: { keys } }: Collaborator): readonly Key[] {
  return keys.known ? keys.value.filter(({ kind }) => kind === 'gpg') : [];
}
