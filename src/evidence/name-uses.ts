import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit } from '../snapshot/facts.ts';
import { areUnrelatedNames, isFullName, normalizedName } from './names.ts';
import { utcDay } from './wording.ts';

/** Less than this under a name may be a pairing session or one wrongly configured machine. */
export const COMMITS_PER_NAME = 3;
const DAYS_PER_NAME = 2;

/** A full name and the commits made under it. */
export interface NameUse {
  readonly name: string;
  readonly commits: readonly Commit[];
}

/** By address, the full names with more than a few commits; names of organizations are nobody's. */
export function namesByAddress(
  commits: readonly Commit[],
  organizations: ReadonlySet<string>,
): Map<string, NameUse[]> {
  const addresses = new Map<string, Map<string, Commit[]>>();
  for (const commit of commits) {
    if (!isFullName(commit.author.name)) continue;
    if (organizations.has(lettersOf(commit.author.name))) continue;
    const address = commit.author.email.toLowerCase();
    const names = addresses.get(address) ?? new Map<string, Commit[]>();
    addresses.set(address, names);
    const key = normalizedName(commit.author.name);
    const same = names.get(key);
    if (same === undefined) names.set(key, [commit]);
    else same.push(commit);
  }
  return new Map(
    [...addresses].map(([address, names]) => [
      address,
      [...names.values()]
        .filter(isEstablished)
        .map((uses) => ({ name: uses[0]?.author.name ?? '', commits: uses })),
    ]),
  );
}

function isEstablished(commits: readonly Commit[]): boolean {
  const days = new Set(commits.map((commit) => utcDay(commit.author.at)));
  return commits.length >= COMMITS_PER_NAME && days.size >= DAYS_PER_NAME;
}

/** What the employer and the owners of the repositories are called: a machine of theirs bears the name too. */
export function organizationNames(
  { login, facts: { profile } }: Collaborator,
  commits: readonly Commit[],
): ReadonlySet<string> {
  const owners = commits.map(({ repository }) => repository.slice(0, repository.indexOf('/')));
  const company = profile.known ? (profile.value.company ?? '') : '';
  return new Set(
    [...owners, company]
      .filter((name) => name !== '' && name.toLowerCase() !== login.toLowerCase())
      .map(lettersOf),
  );
}

function lettersOf(name: string): string {
  return normalizedName(name).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether two names take turns: both are used again after the other one has been in use. */
export function isInterleaved(names: readonly NameUse[]): boolean {
  return names.every((one) =>
    names.every((other) => {
      if (one === other) return true;
      const established = other.commits.map(({ author }) => author.at).sort((a, b) => a - b)[
        COMMITS_PER_NAME - 1
      ];
      return (
        established !== undefined &&
        one.commits.filter(({ author }) => author.at > established).length >= COMMITS_PER_NAME
      );
    }),
  );
}

/** The largest uses first, each kept only if it is unrelated to all that are kept already. */
export function mutuallyUnrelated(names: readonly NameUse[]): readonly NameUse[] {
  const kept: NameUse[] = [];
  for (const use of [...names].sort((a, b) => b.commits.length - a.commits.length)) {
    if (kept.every((other) => areUnrelatedNames(other.name, use.name))) kept.push(use);
  }
  return kept;
}
