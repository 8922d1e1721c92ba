import { PERMISSIONS, type Permission } from '../snapshot/facts.ts';

/** Access of one login, as an access file states it. Everything in it is foreign text. */
export interface Grant {
  readonly login: string;
  /** As written: `push`, `admin`, a role the organization made. Absent where the file names none. */
  readonly role?: string;
  /** What the role allows in a repository; absent where it allows nothing there by itself, as a plain membership. */
  readonly permission: Permission | undefined;
  /** `name` or `owner/name`; absent where the file does not name one repository. */
  readonly repository?: string;
  /** What the access is to, only for comparing: one login in one scope is one access. */
  readonly scope: string;
  /** Counted from 1. */
  readonly line: number;
}

/** An entry that gives access to somebody whom the file does not name as data. */
export interface Unreadable {
  readonly line: number;
  /** The end of a sentence that begins with the place. Holds nothing of the file. */
  readonly because: string;
  /** The entry, only for comparing. */
  readonly source: string;
}

export interface AccessFileContent {
  readonly grants: readonly Grant[];
  readonly unreadable: readonly Unreadable[];
  /** The file without what was read, only for comparing: what unreadable entries may depend on. */
  readonly rest: string;
}

export const NO_CONTENT: AccessFileContent = { grants: [], unreadable: [], rest: '' };

/** A file that cannot be read as what it should be. The message holds nothing of the file. */
export class AccessFileError extends Error {
  override readonly name = 'AccessFileError';
  /** Counted from 1; absent where the whole file is meant. */
  readonly line: number | undefined;
  constructor(message: string, line?: number) {
    super(message);
    this.line = line;
  }
}

const WORDS: Readonly<Record<string, Permission>> = {
  pull: 'read',
  push: 'write',
  owner: 'admin',
  maintainer: 'maintain',
  ...Object.fromEntries(PERMISSIONS.map((name) => [name, name])),
};
/** Takes the access away, as safe-settings spells it. */
const NONE = 'none';
/** Every word that is a role without any organization having made it. */
export const ROLE_WORDS: readonly string[] = [...Object.keys(WORDS), 'member', NONE];

export function givesNothing(role: string | undefined): boolean {
  return role?.trim().toLowerCase() === NONE;
}

/**
 * The permission a written role stands for. A role nobody but the organization knows may allow anything, so it counts as
 * the highest; a plain membership gives no permission by itself.
 */
export function permissionOf(role: string | undefined): Permission | undefined {
  const word = role?.trim().toLowerCase() ?? '';
  if (word === '' || word === 'member') return undefined;
  return Object.hasOwn(WORDS, word) ? WORDS[word] : 'admin';
}

/**
 * Whether somebody whose role was `before` may do more with `after`. Of roles nobody knows, and where none is named, any
 * change counts.
 */
export function isRaised(before: string | undefined, after: string | undefined): boolean {
  const from = rankOf(before);
  const to = rankOf(after);
  if (from === undefined || to === undefined) return before?.trim() !== after?.trim();
  return to > from;
}

function rankOf(role: string | undefined): number | undefined {
  const word = role?.trim().toLowerCase() ?? '';
  if (word === 'member') return -1;
  const permission = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  return permission === undefined ? undefined : PERMISSIONS.indexOf(permission);
}
