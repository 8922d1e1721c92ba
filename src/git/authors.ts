import { createHash } from 'node:crypto';
import { commitOrigin } from '../snapshot/commit-origin.ts';
import type { Commit } from '../snapshot/facts.ts';
import type { Clone } from './clone.ts';
import { type CommitRow, commitTable } from './commit-table.ts';
import type { LoggedCommit, UnreadableCommit } from './log.ts';
import { oidSet } from './oid-set.ts';

/** How many of somebody's newest commits are kept, and how many of the oldest when there are more. */
export const NEWEST = 2_000;
export const OLDEST = 50;
const MOST = NEWEST + OLDEST;

export interface AuthorCommits {
  /** `git:` and a digest of the address. */
  readonly id: string;
  /** The name on their newest commit that has one, else the id; foreign text. */
  readonly name: string;
  /** Newest first, by the author's date. */
  readonly commits: readonly Commit[];
  /** How many commits they made; more than `commits` holds when the rest was left out. */
  readonly total: number;
}

/** Commits that are given to nobody. */
export interface LeftOut {
  readonly bots: number;
  /** Their dates or names cannot be read. */
  readonly unreadable: number;
  /** Their author has no address: nothing tells one such person from another. */
  readonly addressless: number;
}

export interface AuthorGroups {
  add(clone: Clone, commit: LoggedCommit | UnreadableCommit): void;
  leftOut(): LeftOut;
  /** By number of commits, then by id. */
  authors(): Generator<AuthorCommits>;
}

interface Group {
  rows: number[];
  total: number;
}

/**
 * Groups commits by the address of their author. People are not joined by name: namesakes exist, and joining them would
 * invent contradictions. The two forms of GitHub's noreply address of one login are one person.
 */
export function groupByAuthor(): AuthorGroups {
  const oids = oidSet();
  const table = commitTable();
  const clones: Clone[] = [];
  const groups = new Map<string, Group>();
  const leftOut = { bots: 0, unreadable: 0, addressless: 0 };

  const numberOf = (clone: Clone): number => {
    const last = clones.length - 1;
    return clones[last] === clone ? last : clones.push(clone) - 1;
  };
  // A total order, so that the same commits give the same snapshot in whatever order they were read.
  const newestFirst = (a: number, b: number): number =>
    table.authorAt(b) - table.authorAt(a) || oids.compare(table.oid(a), table.oid(b));
  const prune = (group: Group): void => {
    group.rows.sort(newestFirst);
    for (const row of group.rows.splice(NEWEST, group.rows.length - MOST)) table.free(row);
  };
  const commitOf = ({ oid: number, clone, parents, author, committer }: CommitRow): Commit => {
    const { repository = '', url } = clones[clone] ?? {};
    const oid = oids.text(number);
    return {
      oid,
      repository,
      ...(url === undefined ? {} : { url: `${url}/commit/${oid}` }),
      author,
      committer,
      account: null,
      parents,
      origin: commitOrigin(author, committer),
    };
  };
  return {
    add(clone, commit) {
      // Clones of one repository, or of forks, hold the same commits.
      const oid = oids.add(commit.oid);
      if (oid === undefined) return;
      if (commit.author === undefined) {
        leftOut.unreadable += 1;
        return;
      }
      const { author, committer, parents } = commit;
      if (commitOrigin(author, committer) === 'bot') {
        leftOut.bots += 1;
        return;
      }
      const address = personalAddress(author.email);
      if (address === '') {
        leftOut.addressless += 1;
        return;
      }
      const row = table.add({ oid, clone: numberOf(clone), parents, author, committer });
      const group = groups.get(address);
      if (group === undefined) {
        groups.set(address, { rows: [row], total: 1 });
        return;
      }
      group.total += 1;
      group.rows.push(row);
      // Now and then rather than at each commit, so that sorting costs little.
      if (group.rows.length >= 2 * MOST) prune(group);
    },
    leftOut: () => ({ ...leftOut }),
    *authors() {
      const people = [...groups]
        .map(([address, group]) => ({ id: idOf(address), group }))
        .sort((a, b) => b.group.total - a.group.total || (a.id < b.id ? -1 : 1));
      for (const { id, group } of people) {
        if (group.rows.length > MOST) prune(group);
        else group.rows.sort(newestFirst);
        const commits = group.rows.map((row) => commitOf(table.read(row)));
        const name = commits.find(({ author }) => author.name.trim() !== '')?.author.name ?? id;
        yield { id, name, commits, total: group.total };
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
