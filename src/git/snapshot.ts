import type { Collaborator } from '../snapshot/collaborator.ts';
import { type Gap, known, notCollected, unknown } from '../snapshot/fact.ts';
import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION, type SnapshotRecord } from '../snapshot/snapshot.ts';
import { type AuthorCommits, groupByAuthor, type LeftOut, NEWEST, OLDEST } from './authors.ts';
import { type Clone, openClone } from './clone.ts';
import { logOf } from './log.ts';

export { CloneError } from './program.ts';

export interface GitSnapshotOptions {
  /** Unix seconds, UTC. */
  readonly takenAt: number;
  /** Release of the time-zone database offsets will be read with. */
  readonly timeZoneData: string;
  /** How the clones are called together; without it, the names of their repositories. */
  readonly label?: string;
  /** How long Git may keep silent; a minute unless told otherwise. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 60_000;

/**
 * The authors of local clones as people, with what their commits say and everything else unknown: no request is made.
 * People come by number of commits, then by id.
 *
 * @throws CloneError for a path that is not a readable clone, before anything is yielded
 */
export async function* gitSnapshot(
  paths: readonly string[],
  { takenAt, timeZoneData, label, patienceMs = PATIENCE_MS }: GitSnapshotOptions,
): AsyncGenerator<SnapshotRecord> {
  const { clones, groups } = await readClones(paths, patienceMs);
  const repositories = new Map(clones.map((clone) => [clone.identity, clone.repository]));
  yield {
    kind: 'header',
    header: {
      format: SNAPSHOT_FORMAT,
      version: SNAPSHOT_VERSION,
      source: 'git',
      organization: label ?? [...repositories.values()].join(', '),
      takenAt,
      timeZoneData,
    },
  };
  const shallow = clones.filter((clone) => clone.shallow).map((clone) => clone.repository);
  const cutOff = [...new Set(shallow)].map(shallowGap);
  let collaborators = 0;
  for (const author of groups.authors()) {
    collaborators += 1;
    yield { kind: 'collaborator', collaborator: personOf(author, cutOff) };
  }
  const gaps = [...cutOff, ...leftOutGaps(groups.leftOut())];
  yield {
    kind: 'end',
    end: { end: true, collaborators, repositories: repositories.size, gaps },
  };
}

async function readClones(paths: readonly string[], patienceMs: number) {
  const clones: Clone[] = [];
  const groups = groupByAuthor();
  try {
    for (const path of paths) clones.push(await openClone(path, patienceMs));
    for (const clone of clones) {
      for await (const commit of logOf(clone)) groups.add(clone, commit);
    }
  } finally {
    for (const clone of clones) await clone.close();
  }
  return { clones, groups };
}

function personOf(author: AuthorCommits, cutOff: readonly Gap[]): Collaborator {
  const missing = (what: string) => unknown(notCollected(`Clones do not hold ${what}.`));
  const leftOut = author.total - author.commits.length;
  const gaps: readonly Gap[] =
    leftOut === 0
      ? cutOff
      : [
          ...cutOff,
          {
            reason: 'truncated',
            detail: `${leftOut} of ${author.total} commits were left out: the newest ${NEWEST} and the oldest ${OLDEST} were kept.`,
          },
        ];
  return {
    id: author.id,
    login: author.name,
    relations: ['git-author'],
    facts: {
      account: missing('accounts'),
      profile: missing('profiles'),
      access: missing('who has access'),
      invitations: missing('invitations'),
      twoFactor: missing('the two-factor state'),
      commits: known(author.commits, gaps),
      ownCommits: missing("people's own repositories"),
      historyBeforeAccount: missing("people's own repositories"),
      activity: missing('what happened on the server'),
      contributions: missing('contributions elsewhere'),
      ownRepositories: missing("people's own repositories"),
      keys: missing('the keys of accounts'),
      portfolio: missing("people's own repositories"),
      sharedCode: missing("people's own repositories"),
      pullRequests: missing('pull requests'),
      forcedPushes: missing('pull requests'),
      following: missing('whom accounts follow'),
      avatar: missing('pictures of accounts'),
      links: missing('profiles'),
      accessLog: missing("the organization's audit log"),
    },
  };
}

function shallowGap(repository: string): Gap {
  return {
    reason: 'truncated',
    detail: `${repository} is a shallow clone: older commits are missing. “git fetch --unshallow” brings them.`,
  };
}

function leftOutGaps({ bots, unreadable, addressless }: LeftOut): readonly Gap[] {
  const gaps: Gap[] = [];
  if (bots > 0)
    gaps.push({
      reason: 'not-collected',
      detail: `Commits left out because a bot made them: ${bots}.`,
    });
  if (unreadable > 0)
    gaps.push({
      reason: 'invalid',
      detail: `Commits left out because their dates or names cannot be read: ${unreadable}.`,
    });
  if (addressless > 0)
    gaps.push({
      reason: 'invalid',
      detail: `Commits left out because their author has no e-mail address: ${addressless}.`,
    });
  return gaps;
}
