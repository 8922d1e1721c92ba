/** Repositories and their commits (REST turns every date into UTC). */
import { canRead, findOrganization, findPerson, findRepository } from '../access.ts';
import { ApiError, type Call, type Handler, ok } from '../http.ts';
import { linkHeader, paged, pageOf } from '../paging.ts';
import { historyOf, linkedPerson } from '../world/history.ts';
import { sha } from '../world/identifiers.ts';
import type { Repository } from '../world/model.ts';
import type { Commit } from '../world/timeline.ts';
import { utc, withOffset } from '../world/zones.ts';
import { fullRepository, minimalRepository, simpleUser } from './shapes.ts';

export const getRepository: Handler = (call) => ok(fullRepository(call, findRepository(call)));

export const listOrganizationRepositories: Handler = (call) => {
  const organization = findOrganization(call);
  const type = call.query.get('type') ?? 'all';
  const kept = readable(call, organization.login).filter((one) => matchesType(one, type));
  return paged(call, ordered(kept, call.query, 'created'), (one) => minimalRepository(call, one));
};

export const listUserRepositories: Handler = (call) => {
  const person = findPerson(call);
  const kept = readable(call, person.login).filter((one) => one.visibility === 'public');
  return paged(call, ordered(kept, call.query, 'full_name'), (one) => minimalRepository(call, one));
};

export const listCommits: Handler = (call) => {
  const repository = findRepository(call);
  const { world } = call.double;
  const instantOf = (name: string): number | undefined => {
    const text = call.query.get(name);
    return text === null ? undefined : Date.parse(text);
  };
  const author = call.query.get('author');
  const commits = historyOf(world, repository, {
    ...(author === null ? {} : author.includes('@') ? { emails: [author] } : { login: author }),
    since: instantOf('since'),
    until: instantOf('until'),
  });
  return paged(call, commits, (commit) => ({
    ...commitBase(call, commit),
    ...commitPeople(call, commit),
  }));
};

/** The one REST answer that keeps the author's offset; at most 1,000 results, default branches only. */
export const searchCommits: Handler = (call) => {
  const { world } = call.double;
  const words = (call.query.get('q') ?? '').split(/\s+/);
  const login = words.find((word) => word.startsWith('author:'))?.slice('author:'.length);
  const scope = words.find((word) => word.startsWith('org:') || word.startsWith('repo:'));
  const oid = words.find((word) => word.startsWith('hash:'))?.slice('hash:'.length);
  if (oid !== undefined) {
    const holding = [...world.repositories.values()]
      .filter((one) => canRead(world, call.token, one))
      .flatMap((one) => historyOf(world, one, {}).filter((commit) => commit.sha === oid));
    return found(call, holding);
  }
  const person = login === undefined ? undefined : world.people.get(login.toLowerCase());
  if (person === undefined || person.state !== 'active') {
    throw new ApiError(422, 'Validation Failed', {}, [
      {
        message:
          'The listed users cannot be searched either because the users do not exist or you do not have permission to view the users.',
        resource: 'Search',
        field: 'q',
        code: 'invalid',
      },
    ]);
  }
  const commits = [...world.repositories.values()]
    .filter((one) => canRead(world, call.token, one) && inScope(one, scope))
    .flatMap((one) => historyOf(world, one, { login: person.login }))
    .sort((a, b) =>
      call.query.get('sort') === 'committer-date'
        ? b.committer.at - a.committer.at
        : b.author.at - a.author.at,
    );
  return found(call, commits);
};

/** One page of commits as search shows them: with their offsets, each with its repository. */
function found(call: Call, commits: readonly Commit[]): ReturnType<Handler> {
  const { world } = call.double;
  const { number, size } = pageOf(call.query);
  if (number * size > 1000)
    throw new ApiError(422, 'Only the first 1000 search results are available');
  const items = commits.slice((number - 1) * size, number * size).map((commit) => {
    const repository = world.repositories.get(commit.repository.toLowerCase());
    const base = commitBase(call, commit);
    return {
      ...base,
      commit: {
        ...base.commit,
        author: searchStamp(commit.author),
        committer: searchStamp(commit.committer),
      },
      ...commitPeople(call, commit),
      repository: repository === undefined ? {} : minimalRepository(call, repository),
      score: 1,
    };
  });
  return ok(
    { total_count: commits.length, incomplete_results: false, items },
    linkHeader(call, Math.min(1000, commits.length)),
  );
}

function inScope(repository: Repository, scope: string | undefined): boolean {
  if (scope === undefined) return true;
  const [kind, name = ''] = scope.toLowerCase().split(':');
  return (kind === 'org' ? repository.owner : repository.fullName).toLowerCase() === name;
}

function readable(call: Call, owner: string): Repository[] {
  const { world } = call.double;
  return (world.owned.get(owner.toLowerCase()) ?? []).filter((one) =>
    canRead(world, call.token, one),
  );
}

function matchesType(repository: Repository, type: string): boolean {
  if (type === 'forks') return repository.fork;
  if (type === 'sources') return !repository.fork;
  return type === 'public' || type === 'private' ? repository.visibility === type : true;
}

function ordered(
  repositories: Repository[],
  query: URLSearchParams,
  fallback: string,
): Repository[] {
  const sort = query.get('sort') ?? fallback;
  const ascending = (query.get('direction') ?? (sort === 'full_name' ? 'asc' : 'desc')) === 'asc';
  const by = (a: Repository, b: Repository): number => {
    if (sort === 'full_name') return a.fullName < b.fullName ? -1 : 1;
    return sort === 'created' ? a.createdAt - b.createdAt : a.pushedAt - b.pushedAt;
  };
  return repositories.sort((a, b) => (ascending ? by(a, b) : by(b, a)));
}

function commitBase(call: Call, commit: Commit) {
  const url = `${call.base}/repos/${commit.repository}`;
  const parents = Array.from({ length: commit.parents }, (_, index) =>
    sha(`${commit.sha} parent ${index}`),
  );
  const stamp = (who: Commit['author']) => ({
    name: who.name,
    email: who.email,
    date: utc(who.at),
  });
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url: `${url}/commits/${commit.sha}`,
    html_url: `https://github.com/${commit.repository}/commit/${commit.sha}`,
    comments_url: `${url}/commits/${commit.sha}/comments`,
    commit: {
      author: stamp(commit.author),
      committer: stamp(commit.committer),
      message: commit.message,
      tree: {
        sha: sha(`tree ${commit.sha}`),
        url: `${url}/git/trees/${sha(`tree ${commit.sha}`)}`,
      },
      url: `${url}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: {
        verified: commit.signed,
        reason: commit.signed ? 'valid' : 'unsigned',
        signature: commit.signed
          ? '-----BEGIN PGP SIGNATURE-----\n...\n-----END PGP SIGNATURE-----'
          : null,
        payload: commit.signed ? payloadOf(commit) : null,
        verified_at: commit.signed ? utc(commit.pushedAt) : null,
      },
    },
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${url}/commits/${parent}`,
      html_url: `https://github.com/${commit.repository}/commit/${parent}`,
    })),
  };
}

function commitPeople(call: Call, commit: Commit) {
  const author = linkedPerson(call.double.world, commit.author.email);
  const committer = linkedPerson(call.double.world, commit.committer.email);
  const webFlow = {
    login: 'web-flow',
    id: 19864447,
    nodeId: 'MDQ6VXNlcjE5ODY0NDQ3',
    type: 'Bot' as const,
  };
  return {
    author: author === undefined ? null : simpleUser(call, author),
    committer: commit.viaWeb
      ? { ...simpleUser(call, webFlow), type: 'User' }
      : committer === undefined
        ? null
        : simpleUser(call, committer),
  };
}

/** The raw object text a signature covers, which keeps both offsets. */
export function payloadOf(commit: Commit): string {
  const line = (role: string, who: Commit['author']): string => {
    const offset = withOffset(who.at, who.offset).slice(19).replace(':', '').replace('Z', '+0000');
    return `${role} ${who.name} <${who.email}> ${Math.floor(who.at / 1000)} ${offset}`;
  };
  return `tree ${sha(`tree ${commit.sha}`)}\n${line('author', commit.author)}\n${line('committer', commit.committer)}\n\n${commit.message}`;
}

function searchStamp(who: Commit['author']) {
  return {
    name: who.name,
    email: who.email,
    date: withOffset(who.at, who.offset).replace(/^(.{19})/, '$1.000'),
  };
}
