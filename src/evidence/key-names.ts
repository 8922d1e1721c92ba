import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Key } from '../snapshot/facts.ts';
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

/** GPG keys of a person; SSH keys hold no names. */
export function gpgKeys({ facts: { keys } }: Collaborator): readonly Key[] {
  return keys.known ? keys.value.filter(({ kind }) => kind === 'gpg') : [];
}
