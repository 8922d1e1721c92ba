import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit } from '../snapshot/facts.ts';
import type { PortfolioRepository } from '../snapshot/portfolio.ts';
import { ownCommits } from './own-commits.ts';

/** A repository that so many star or fork is a project of its own, whatever it began as. */
const OTHERS_CARE = 10;

/** Whether other people star or fork a repository. */
export function othersCare({ stars, forks }: PortfolioRepository): boolean {
  return stars + forks >= OTHERS_CARE;
}

/** Who made a public repository of somebody's own, as far as its commits were read. */
export interface RepositoryHistory {
  readonly repository: PortfolioRepository;
  /** The commits that were read, those of bots left out. */
  readonly commits: readonly Commit[];
  /** Whether that is its whole history. */
  readonly whole: boolean;
  /** Those of them that are the person's. */
  readonly own: ReadonlySet<Commit>;
  /**
   * Those recorded before GitHub made the repository: they came along from elsewhere. What is merged in a repository
   * itself, or in one that was transferred, is younger than the repository.
   */
  readonly brought: readonly Commit[];
}

/** Histories of the public repositories of which commits were read. */
export function historiesOf(
  portfolio: readonly PortfolioRepository[],
  commits: readonly Commit[],
  person: Collaborator,
): readonly RepositoryHistory[] {
  const theirs = new Set(ownCommits(person));
  const byRepository = new Map<string, Commit[]>();
  for (const commit of commits) {
    const list = byRepository.get(commit.repository);
    if (list === undefined) byRepository.set(commit.repository, [commit]);
    else list.push(commit);
  }
  return portfolio.flatMap((repository) => {
    const read = byRepository.get(repository.repository) ?? [];
    if (read.length === 0) return [];
    const byPeople = read.filter(({ origin }) => origin !== 'bot');
    return {
      repository,
      commits: byPeople,
      whole: repository.commits !== null && read.length >= repository.commits,
      own: new Set(byPeople.filter((commit) => theirs.has(commit))),
      brought: byPeople.filter(({ committer }) => committer.at < repository.createdAt),
    };
  });
}

/** Whoever a commit is by: the account, or the address where it belongs to none. */
export function authorOf({ account, author }: Commit): string {
  return account ?? author.email.trim().toLowerCase();
}

/**
 * Whether a repository claims nothing: others star or fork it, nothing in it is the person's, or what it shows first
 * names one of those whose branches it merges.
 */
export function claimsNothing(history: RepositoryHistory, owners: readonly string[]): boolean {
  const { repository, own } = history;
  if (othersCare(repository) || own.size === 0) return true;
  const words = new Set((repository.readme ?? '').toLowerCase().split(/[^a-z0-9_-]+/));
  return owners.some((owner) => words.has(owner));
}

/** Whether those who made what was brought along take part since it is on GitHub: then it lives on as a project of several. */
export function livesOn({ commits, own, brought, repository }: RepositoryHistory): boolean {
  const before = new Set(brought.filter((commit) => !own.has(commit)).map(authorOf));
  return commits.some(
    (commit) =>
      !own.has(commit) &&
      commit.committer.at >= repository.createdAt &&
      before.has(authorOf(commit)),
  );
}

/**
 * Whether two accounts work on a repository together: each has commits in it after some of the other's. A copy holds
 * the commits of its first author, then those of the one who copied it.
 */
export function workTogether({ commits, own }: RepositoryHistory, otherAccount: string): boolean {
  const theirs = commits.filter(({ account }) => account === otherAccount).map(instantOf);
  const ours = commits.filter((commit) => own.has(commit)).map(instantOf);
  if (theirs.length === 0 || ours.length === 0) return false;
  return Math.max(...theirs) > Math.min(...ours) && Math.max(...ours) > Math.min(...theirs);
}

function instantOf({ author }: Commit): number {
  return author.at;
}

/** Programs that propose changes from an account of their own. */
const PROGRAM = /bot$/;

/** Whose branches merges bring in, in lower case, but for the person's own and those of programs. */
export function foreignOwnerOf({ mergedFrom }: Commit, person: Collaborator): string | undefined {
  const owner = mergedFrom?.toLowerCase();
  if (owner === undefined || owner === person.login.toLowerCase()) return undefined;
  return PROGRAM.test(owner) ? undefined : owner;
}
