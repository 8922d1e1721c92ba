import type { Collaborator } from '../snapshot/collaborator.ts';
import { type Gap, known, notCollected, unknown } from '../snapshot/fact.ts';
import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION, type SnapshotRecord } from '../snapshot/snapshot.ts';
import { type AuthorCommits, groupByAuthor } from './authors.ts';
import { type Clone, logOf, openClone } from './log.ts';

export { CloneError } from './log.ts';

/**
 * The authors of local clones as people, with what their commits say and everything else unknown: no request is made.
 *
 * @throws CloneError for a path that is not a readable clone, before anything is yielded
 */
export async function* gitSnapshot(
  paths: readonly string[],
  options: { readonly takenAt: number; readonly timeZoneData: string },
): AsyncGenerator<SnapshotRecord> {
  const clones: Clone[] = [];
  for (const path of paths) clones.push(await openClone(path));
  const groups = groupByAuthor();
  let unreadable = 0;
  for (const clone of clones) {
    for await (const commit of logOf(clone.path)) {
      if (commit === undefined) unreadable += 1;
      else groups.add(clone, commit);
    }
  }
  const repositories = [...new Set(clones.map((clone) => clone.repository))];
  yield {
    kind: 'header',
    header: {
      format: SNAPSHOT_FORMAT,
      version: SNAPSHOT_VERSION,
      source: 'git',
      organization: repositories.join(', '),
      ...options,
    },
  };
  const shallow = clones.filter((clone) => clone.shallow).map((clone) => clone.repository);
  const cutOff = shallow.map(shallowGap);
  let collaborators = 0;
  for (const author of groups.authors()) {
    collaborators += 1;
    yield { kind: 'collaborator', collaborator: personOf(author, cutOff) };
  }
  const gaps = [...cutOff, ...countGaps(groups.bots, unreadable)];
  yield {
    kind: 'end',
    end: { end: true, collaborators, repositories: repositories.length, gaps },
  };
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
            detail: `${leftOut} of ${author.total} commits were left out: the newest and the oldest were kept.`,
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
    },
  };
}

function shallowGap(repository: string): Gap {
  return {
    reason: 'truncated',
    detail: `${repository} is a shallow clone: older commits are missing. \`git fetch --unshallow\` brings them.`,
  };
}

function countGaps(bots: number, unreadable: number): readonly Gap[] {
  const gaps: Gap[] = [];
  if (bots > 0)
    gaps.push({
      reason: 'not-collected',
      detail: `${bots} commits of bots belong to nobody and were left out.`,
    });
  if (unreadable > 0)
    gaps.push({
      reason: 'invalid',
      detail: `${unreadable} commits carry dates that cannot be read and were left out.`,
    });
  return gaps;
}
