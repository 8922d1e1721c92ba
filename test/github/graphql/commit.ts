/** Commit: `GitActor.date` keeps the author's offset, every DateTime is UTC. */
import { payloadOf } from '../rest/repositories.ts';
import { linkedPerson } from '../world/history.ts';
import type { Repository } from '../world/model.ts';
import type { Commit, Stamp } from '../world/timeline.ts';
import { utc, withOffset } from '../world/zones.ts';
import { connection, type PageArguments } from './connection.ts';
import type { Context } from './execute.ts';
import { repositoryNode } from './repository.ts';
import { actorNode, userNode } from './user.ts';

export function commitNode(
  context: Context,
  commit: Commit,
  repository: Repository,
): Record<string, unknown> {
  const [headline = '', ...rest] = commit.message.split('\n');
  const page = `https://github.com/${repository.fullName}/commit/${commit.sha}`;
  return {
    __typename: 'Commit',
    id: `C_${commit.sha}`,
    oid: commit.sha,
    abbreviatedOid: commit.sha.slice(0, 7),
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    url: page,
    commitUrl: page,
    authoredDate: utc(commit.author.at),
    committedDate: utc(commit.committer.at),
    committedViaWeb: commit.viaWeb,
    authoredByCommitter: commit.author.email === commit.committer.email,
    additions: 12,
    deletions: 4,
    changedFilesIfAvailable: 2,
    author: () => gitActor(context, commit.author),
    committer: () => gitActor(context, commit.committer),
    authors: (page_: PageArguments) =>
      connection([commit.author], page_, (who) => gitActor(context, who)),
    parents: (page_: PageArguments) =>
      connection(Array.from({ length: commit.parents }), page_, () => null),
    repository: () => repositoryNode(context, repository),
    signature: commit.signed ? signature(context, commit) : null,
    associatedPullRequests: (page_: PageArguments) =>
      connection(commit.pullRequest === undefined ? [] : [commit.pullRequest], page_, (number) => ({
        __typename: 'PullRequest',
        id: `PR_kwDO${number}`,
        number,
        title: headline,
        url: `https://github.com/${repository.fullName}/pull/${number}`,
        state: 'MERGED',
        merged: true,
        createdAt: utc(commit.author.at - 86_400_000),
        mergedAt: utc(commit.committer.at),
        author: () =>
          login(context, linkedPerson(context.double.world, commit.author.email)?.login),
        mergedBy: () => login(context, commit.mergedBy),
        repository: () => repositoryNode(context, repository),
      })),
  };
}

function gitActor(context: Context, who: Stamp): Record<string, unknown> {
  return {
    name: who.name,
    email: who.email,
    date: withOffset(who.at, who.offset),
    avatarUrl: 'https://avatars.githubusercontent.com/u/0?v=4',
    user: () => {
      const person = linkedPerson(context.double.world, who.email);
      return person?.state === 'active' ? userNode(context, person) : null;
    },
  };
}

function signature(context: Context, commit: Commit): Record<string, unknown> {
  return {
    __typename: commit.viaWeb ? 'GpgSignature' : 'SshSignature',
    email: commit.committer.email,
    isValid: true,
    payload: payloadOf(commit),
    signature: '-----BEGIN PGP SIGNATURE-----\n...\n-----END PGP SIGNATURE-----',
    state: 'VALID',
    verifiedAt: utc(commit.pushedAt),
    wasSignedByGitHub: commit.viaWeb,
    keyId: 'B5690EEEBB952194',
    signer: () => {
      if (commit.viaWeb)
        return actorNode(
          { login: 'web-flow', id: 19864447, nodeId: 'MDQ6VXNlcjE5ODY0NDQ3', type: 'Bot' },
          'User',
        );
      const person = linkedPerson(context.double.world, commit.committer.email);
      return person?.state === 'active' ? userNode(context, person) : null;
    },
  };
}

function login(context: Context, name: string | undefined): unknown {
  const person = context.double.world.people.get(name?.toLowerCase() ?? '');
  return person?.state === 'active' ? userNode(context, person) : null;
}
