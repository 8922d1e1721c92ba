import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, askGraphql } from './ask.ts';
import { type GitHub, startGitHub } from './server.ts';
import { sampleWorld } from './world/sample.ts';

let github: GitHub;
beforeAll(async () => {
  github = await startGitHub(sampleWorld());
});
afterAll(async () => {
  await github.close();
});

const population = `query Population($org: String!) {
  rateLimit { cost remaining resetAt nodeCount limit used }
  organization(login: $org) {
    id databaseId login
    repositories(first: 100, orderBy: { field: NAME, direction: ASC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id databaseId nameWithOwner visibility isPrivate isArchived createdAt pushedAt
        collaborators(affiliation: OUTSIDE, first: 100) {
          edges { permission permissionSources { permission roleName source { __typename } } node { login databaseId } }
        }
      }
    }
  }
}`;

const history = `query History($owner: String!, $name: String!, $author: CommitAuthor, $first: Int = 50, $after: String) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef { name target { ... on Commit { oid history(first: $first, after: $after, author: $author) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        oid messageHeadline url committedViaWeb authoredDate committedDate
        author { name email date user { databaseId login } }
        committer { name email date user { databaseId login } }
        parents { totalCount }
        signature { isValid wasSignedByGitHub }
        associatedPullRequests(first: 1) { nodes { number author { login } mergedBy { login } } }
      }
    } } } }
  }
}`;

const profile = `query Profile($login: String!) { user(login: $login) {
  id databaseId createdAt updatedAt name location company bio email websiteUrl twitterUsername avatarUrl
  followers { totalCount } following { totalCount }
  organizations(first: 10) { nodes { login } }
  socialAccounts(first: 10) { nodes { provider url displayName } }
  repositories(first: 50, ownerAffiliations: OWNER, orderBy: { field: CREATED_AT, direction: ASC }) { totalCount nodes { nameWithOwner createdAt pushedAt isFork parent { nameWithOwner } defaultBranchRef { name } } }
  issueComments(last: 20) { nodes { createdAt repository { nameWithOwner } } }
  pullRequests(first: 20, orderBy: { field: CREATED_AT, direction: DESC }) { totalCount nodes { createdAt repository { nameWithOwner } } }
  issues(first: 20) { nodes { createdAt } }
  publicKeys(first: 10) { nodes { key fingerprint createdAt } }
} }`;

const contributions = `query Contributions($login: String!, $from: DateTime, $to: DateTime) { user(login: $login) { login contributionsCollection(from: $from, to: $to) {
  contributionYears totalCommitContributions totalPullRequestContributions totalPullRequestReviewContributions restrictedContributionsCount
  contributionCalendar { totalContributions weeks { contributionDays { date contributionCount } } }
  pullRequestReviewContributions(first: 10) { nodes { occurredAt pullRequestReview { createdAt repository { nameWithOwner } } } }
  commitContributionsByRepository(maxRepositories: 5) { repository { nameWithOwner } contributions(first: 5) { totalCount nodes { occurredAt commitCount } } }
} } }`;

describe('queries an audit needs', () => {
  test('outside collaborators of every repository cost one point', async () => {
    const { body } = await askGraphql(github, population, { org: 'northwind-labs' });
    expect(body.errors).toBeUndefined();
    expect(body.data.rateLimit).toMatchObject({ cost: 1, limit: 5000, nodeCount: 10_100 });
    const api = body.data.organization.repositories.nodes.find(
      (one: { nameWithOwner: string }) => one.nameWithOwner === 'northwind-labs/api',
    );
    expect(
      api.collaborators.edges.map((edge: { node: { login: string } }) => edge.node.login),
    ).toContain('mira-solheim');
    const web = body.data.organization.repositories.nodes.find(
      (one: { nameWithOwner: string }) => one.nameWithOwner === 'northwind-labs/web',
    );
    const tunde = web.collaborators.edges.find(
      (edge: { node: { login: string } }) => edge.node.login === 'tunde-eze',
    );
    expect(tunde).toMatchObject({
      permission: 'MAINTAIN',
      permissionSources: [
        { permission: 'WRITE', roleName: 'release-manager', source: { __typename: 'Repository' } },
      ],
    });
  });

  test('a profile', async () => {
    const { body } = await askGraphql(github, profile, { login: 'mira-solheim' });
    expect(body.errors).toBeUndefined();
    expect(body.data.user).toMatchObject({
      name: 'Mira Solheim',
      location: 'Oslo, Norway',
      createdAt: '2016-04-02T00:00:00Z',
      email: '',
      followers: { totalCount: 240 },
    });
    expect(body.data.user.publicKeys.nodes[0].createdAt).toBeNull();
  });

  test('contributions', async () => {
    const { body } = await askGraphql(github, contributions, { login: 'mira-solheim' });
    expect(body.errors).toBeUndefined();
    const { contributionCalendar, contributionYears } = body.data.user.contributionsCollection;
    expect(contributionYears).toEqual([2026, 2025, 2018, 2016]);
    const days = contributionCalendar.weeks.flatMap(
      (week: { contributionDays: { contributionCount: number }[] }) => week.contributionDays,
    );
    const sum = days.reduce(
      (total: number, day: { contributionCount: number }) => total + day.contributionCount,
      0,
    );
    expect(sum).toBe(contributionCalendar.totalContributions);
    expect(sum).toBeGreaterThan(150);
  });
});

describe('commit clocks', () => {
  test('GraphQL keeps the author’s offset, DateTime fields and REST do not', async () => {
    const id = (await ask(github, 'GET /users/mira-solheim')).body.node_id;
    const { body } = await askGraphql(github, history, {
      owner: 'northwind-labs',
      name: 'api',
      author: { id },
    });
    expect(body.errors).toBeUndefined();
    const { nodes, totalCount } = body.data.repository.defaultBranchRef.target.history;
    expect(totalCount).toBe(180);
    expect(
      new Set(nodes.map((node: { author: { date: string } }) => node.author.date.slice(19))),
    ).toEqual(new Set(['+01:00', '+02:00']));
    expect(nodes.every((node: { authoredDate: string }) => node.authoredDate.endsWith('Z'))).toBe(
      true,
    );
    expect(Date.parse(nodes[0].author.date)).toBe(Date.parse(nodes[0].authoredDate));
    const rest = await ask(
      github,
      'GET /repos/northwind-labs/api/commits?author=mira-solheim&per_page=100',
    );
    expect(
      rest.body.every((one: { commit: { author: { date: string } } }) =>
        one.commit.author.date.endsWith('Z'),
      ),
    ).toBe(true);
    const search = await ask(
      github,
      'GET /search/commits?q=author:mira-solheim+org:northwind-labs&per_page=100',
    );
    expect(
      search.body.items.some((one: { commit: { author: { date: string } } }) =>
        /\.000\+0[12]:00$/.test(one.commit.author.date),
      ),
    ).toBe(true);
  });

  test('a squash merge has GitHub as committer, the author’s browser zone and the merger’s committer zone', async () => {
    const id = (await ask(github, 'GET /users/borrowed-clock')).body.node_id;
    const { body } = await askGraphql(github, history, {
      owner: 'northwind-labs',
      name: 'api',
      author: { id },
    });
    const squashed = body.data.repository.defaultBranchRef.target.history.nodes.filter(
      (node: { committedViaWeb: boolean }) => node.committedViaWeb,
    );
    expect(squashed.length).toBeGreaterThan(5);
    for (const commit of squashed) {
      expect(commit.committer).toMatchObject({ name: 'GitHub', email: 'noreply@github.com' });
      expect(commit.signature).toEqual({ isValid: true, wasSignedByGitHub: true });
      expect(commit.author.date.slice(19)).toBe('+05:00');
      expect(['+01:00', '+02:00']).toContain(commit.committer.date.slice(19));
      expect(commit.associatedPullRequests.nodes[0].mergedBy.login).toBe('ola-brandt');
    }
  });

  test('an account’s number wins over addresses', async () => {
    const id = (await ask(github, 'GET /users/mira-solheim')).body.node_id;
    const by = async (author: unknown) =>
      (await askGraphql(github, history, { owner: 'northwind-labs', name: 'api', author })).body
        .data.repository.defaultBranchRef.target.history.totalCount;
    const everett = await by({ emails: ['everett@example.com'] });
    expect(everett).toBeGreaterThan(50);
    expect(await by({ id, emails: ['everett@example.com'] })).toBe(180);
  });
});
