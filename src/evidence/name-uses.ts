import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit } from '../snapshot/facts.ts';
import { areUnrelatedNames, isFullName, normalizedName } from './names.ts';
import type { Evidence } from './outcome.ts';
import { linkTo } from './own-commits.ts';
import { ours, prose } from './prose.ts';
import { counted, utcDay } from './wording.ts';

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
): Map<string, readonly NameUse[]> {
  const addresses = new Map<string, Commit[]>();
  for (const commit of commits) {
    const address = commit.author.email.toLowerCase();
    const same = addresses.get(address);
    if (same === undefined) addresses.set(address, [commit]);
    else same.push(commit);
  }
  return new Map([...addresses].map(([address, same]) => [address, namesOn(same, organizations)]));
}

/** The full names with more than a few of these commits; names of organizations are nobody's. */
export function namesOn(
  commits: readonly Commit[],
  organizations: ReadonlySet<string>,
): readonly NameUse[] {
  const names = new Map<string, Commit[]>();
  for (const commit of commits) {
    if (!isPersonal(commit.author.name, organizations)) continue;
    const key = normalizedName(commit.author.name);
    const same = names.get(key);
    if (same === undefined) names.set(key, [commit]);
    else same.push(commit);
  }
  return [...names.values()]
    .filter(isEstablished)
    .map((uses) => ({ name: uses[0]?.author.name ?? '', commits: uses }));
}

/** Whether this is a full name, and not that of an organization. */
export function isPersonal(name: string, organizations: ReadonlySet<string>): boolean {
  return isFullName(name) && !organizations.has(lettersOf(name));
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
      const established = instantsOf(other)[COMMITS_PER_NAME - 1];
      return (
        established !== undefined &&
        instantsOf(one).filter((at) => at > established).length >= COMMITS_PER_NAME
      );
    }),
  );
}

const DAY = 86_400;
/** Alone before the other name for so long: a season of the former one. */
const FORMER_ALONE = 60 * DAY;
/** Alone after the other name for so long: whatever it was, it is over. */
const LATTER_ALONE = 180 * DAY;

/**
 * Whether two names may be a change of name that some machine had not heard of: the former name alone, then mostly the
 * latter with remains of the former; or, where the beginning was not read, nothing but the latter in the end.
 */
export function mayBeChangeOfName([one, other]: readonly [NameUse, NameUse]): boolean {
  const [a, b] = [instantsOf(one), instantsOf(other)];
  const [former, latter] = (a[0] ?? 0) <= (b[0] ?? 0) ? [a, b] : [b, a];
  const change = latter[0] ?? 0;
  const alone = former.filter((at) => at < change).length;
  const remains = former.length - alone;
  if (
    alone >= COMMITS_PER_NAME &&
    change - (former[0] ?? change) >= FORMER_ALONE &&
    latter.length > remains
  ) {
    return true;
  }
  return [a, b].some((these) => {
    const [last, ended] = [these.at(-1) ?? 0, (these === a ? b : a).at(-1) ?? 0];
    const since = these.filter((at) => at > ended).length;
    return last - ended >= LATTER_ALONE && since >= COMMITS_PER_NAME;
  });
}

/** When a name was used, the first time first. */
function instantsOf({ commits }: NameUse): readonly number[] {
  return commits.map(({ author }) => author.at).sort((a, b) => a - b);
}

/** The largest uses first, each kept only if it is unrelated to all that are kept already. */
export function mutuallyUnrelated(names: readonly NameUse[]): readonly NameUse[] {
  const kept: NameUse[] = [];
  for (const use of [...names].sort((a, b) => b.commits.length - a.commits.length)) {
    if (kept.every((other) => areUnrelatedNames(other.name, use.name))) kept.push(use);
  }
  return kept;
}

/** A name, how often it was used and when; the name is foreign text. */
export function evidenceOfName({ name, commits }: NameUse): Evidence {
  const sorted = [...commits].sort((a, b) => a.author.at - b.author.at);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const days =
    first === undefined || last === undefined
      ? ''
      : `from ${utcDay(first.author.at)} to ${utcDay(last.author.at)}`;
  return {
    text: prose`${name}: ${ours(`${counted(commits.length, 'commit')} ${days}`)}`,
    ...linkTo(sorted.toReversed()),
  };
}
