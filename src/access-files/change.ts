import { type AccessFileContent, type Grant, isRaised, NO_CONTENT } from './content.ts';

/** The access files a change touches, on one of its sides. */
export type AccessFiles = ReadonlyMap<string, AccessFileContent>;

/** One access file before and after a change. A file that is new or gone holds nothing on that side. */
export interface ChangedFile {
  /** As it is called after the change, or before if it is gone then. */
  readonly path: string;
  /** Where its content stands after the change: elsewhere, if the path leads through a symbolic link. */
  readonly at: string;
  readonly before: AccessFileContent;
  readonly after: AccessFileContent;
}

/** Access somebody gets or gets more of. */
export interface GrantedAccess extends Grant {
  readonly kind: 'added' | 'raised';
  readonly path: string;
}

/** Something of a change nobody can be looked up for, which therefore must not pass in silence. */
export interface Doubt {
  /** Absent where no one file is meant. Foreign text. */
  readonly path?: string;
  /** Counted from 1; absent where the whole file is meant. */
  readonly line?: number;
  /** A sentence that holds nothing of the file. */
  readonly because: string;
  /** Whether a whole access file was not read, rather than an entry of one. */
  readonly wholeFile?: boolean;
}

export interface AccessChange {
  readonly granted: readonly GrantedAccess[];
  readonly doubts: readonly Doubt[];
}

/**
 * Puts both sides of a change together. A file that is gone and one that is new are one that was renamed where they name
 * the same people; the pairs that share most come first.
 *
 * @param places where the content of paths stands that lead through links
 */
export function changedFiles(
  before: AccessFiles,
  after: AccessFiles,
  places: ReadonlyMap<string, string> = new Map(),
): readonly ChangedFile[] {
  const gone = [...before.keys()].filter((path) => !after.has(path));
  const made = [...after.keys()].filter((path) => !before.has(path));
  const pairs = gone
    .flatMap((from) =>
      made.map((to) => ({ from, to, shared: sharedGrants(before.get(from), after.get(to)) })),
    )
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared);
  const origins = new Map<string, string>();
  const used = new Set<string>();
  for (const { from, to } of pairs) {
    if (origins.has(to) || used.has(from)) continue;
    origins.set(to, from);
    used.add(from);
  }
  const paths = [...new Set([...after.keys(), ...gone.filter((path) => !used.has(path))])].sort();
  return paths.map((path) => ({
    path,
    at: places.get(path) ?? path,
    before: before.get(origins.get(path) ?? path) ?? NO_CONTENT,
    after: after.get(path) ?? NO_CONTENT,
  }));
}

function sharedGrants(a: AccessFileContent | undefined, b: AccessFileContent | undefined): number {
  const logins = new Set(a?.grants.map(({ login }) => login.toLowerCase()));
  return new Set(
    b?.grants.map(({ login }) => login.toLowerCase()).filter((login) => logins.has(login)),
  ).size;
}

/**
 * What a change gives: access that is new or raised, and entries that cannot be read. Access that is taken away or lowered
 * is none of the gate's business. Where files say which repository access is to, an entry may move from file to file.
 */
export function accessChange(files: readonly ChangedFile[]): AccessChange {
  const before = new Map<string, Grant[]>();
  for (const file of files) {
    for (const grant of file.before.grants) {
      const key = keyOf(file, grant);
      const known = before.get(key);
      if (known === undefined) before.set(key, [grant]);
      else known.push(grant);
    }
  }
  const granted = files.flatMap((file) =>
    file.after.grants.flatMap((grant): GrantedAccess[] => {
      const earlier = before.get(keyOf(file, grant)) ?? [];
      if (earlier.some(({ role }) => !isRaised(role, grant.role))) return [];
      return [{ ...grant, kind: earlier.length === 0 ? 'added' : 'raised', path: file.at }];
    }),
  );
  return { granted: once(granted), doubts: once(files.flatMap(doubtsOf)) };
}

/** A file that is looked for at several paths says the same at each of them. */
function once<T extends object>(found: readonly T[]): readonly T[] {
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/** Logins differ in more than case, or are the same; GitHub compares them so. */
function keyOf({ path }: ChangedFile, { login, scope, repository }: Grant): string {
  return JSON.stringify([
    login.toLowerCase(),
    scope.toLowerCase(),
    repository === undefined ? { path } : repository.toLowerCase(),
  ]);
}

/** An unreadable entry is part of the change unless both it and all that it may depend on in its file stayed as they were. */
function doubtsOf({ at: path, before, after }: ChangedFile): readonly Doubt[] {
  const known = new Set(
    before.rest === after.rest ? before.unreadable.map(({ source }) => source) : [],
  );
  return after.unreadable
    .filter(({ source }) => !known.has(source))
    .map(({ line, because }) => ({ path, line, because: `${sentence(because)}.` }));
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
