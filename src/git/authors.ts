import { createHash } from 'node:crypto';
import { commitOrigin } from '../snapshot/commit-origin.ts';
import type { Commit } from '../snapshot/facts.ts';
import type { Clone, LoggedCommit } from './log.ts';

/** How many of somebody's newest commits are kept, and how many of the oldest when there are more. */
const NEWEST = 2_000;
const OLDEST = 50;

interface Kept {
  readonly clone: Clone;
  readonly commit: LoggedCommit;
}

export interface AuthorCommits {
  /** `git:` and a digest of the address. */
  readonly id: string;
  /** The name on their newest commit; foreign text. */
  readonly name: string;
  readonly commits: readonly Commit[];
  /** How many commits they made; more than `commits` holds when the rest was left out. */
  readonly total: number;
}

export interface AuthorGroups {
  add(clone: Clone, commit: LoggedCommit): void;
  /** Commits of bots, which are nobody's. */
  readonly bots: number;
  /** By number of commits, then by id. */
  authors(): Generator<AuthorCommits>;
}

/**
 * Groups commits by the address of their author. People are not joined by name: namesakes exist, and joining them would
 * invent contradictions. The two forms of GitHub's noreply address of one login are one person.
 */
export function groupByAuthor(): AuthorGroups {
  const byAddress = new Map<string, Kept[]>();
  const seen = new Set<string>();
  const strings = new Map<string, string>();
  let bots = 0;
  // Histories repeat few names and addresses; keeping one copy of each keeps a long history small.
  const interned = (text: string): string => {
    const kept = strings.get(text);
    if (kept !== undefined) return kept;
    strings.set(text, text);
    return text;
  };
  return {
    add(clone, commit) {
      // Clones of one repository, or of forks, hold the same commits.
      if (seen.has(commit.oid)) return;
      seen.add(commit.oid);
      if (commitOrigin(commit.author, commit.committer) === 'bot') {
        bots += 1;
        return;
      }
      const { author, committer } = commit;
      const kept: Kept = {
        clone,
        commit: {
          ...commit,
          author: { ...author, name: interned(author.name), email: interned(author.email) },
          committer: {
            ...committer,
            name: interned(committer.name),
            email: interned(committer.email),
          },
        },
      };
      const address = interned(personalAddress(author.email));
      const list = byAddress.get(address);
      if (list === undefined) byAddress.set(address, [kept]);
      else list.push(kept);
    },
    get bots() {
      return bots;
    },
    *authors() {
      const people = [...byAddress]
        .map(([address, kept]) => ({ id: idOf(address), kept }))
        .sort((a, b) => b.kept.length - a.kept.length || (a.id < b.id ? -1 : 1));
      for (const { id, kept } of people) {
        kept.sort((a, b) => b.commit.author.at - a.commit.author.at);
        const part =
          kept.length > NEWEST + OLDEST ? [...kept.slice(0, NEWEST), ...kept.slice(-OLDEST)] : kept;
        yield {
          id,
          name: kept[0]?.commit.author.name ?? '',
          commits: part.map(toCommit),
          total: kept.length,
        };
      }
    },
  };
}

function personalAddress(email: string): string {
  return email
    .trim()
    .toLowerCase()
    .replace(/^\d+\+(?=[^@]+@users\.noreply\.)/, '');
}

function idOf(address: string): string {
  return `git:${createHash('sha256').update(address).digest('hex').slice(0, 16)}`;
}

function toCommit({ clone, commit }: Kept): Commit {
  return {
    oid: commit.oid,
    repository: clone.repository,
    ...(clone.url === undefined ? {} : { url: `${clone.url}/commit/${commit.oid}` }),
    author: commit.author,
    committer: commit.committer,
    account: null,
    parents: commit.parents,
    origin: commitOrigin(commit.author, commit.committer),
  };
}
