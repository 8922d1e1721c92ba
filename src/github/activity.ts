import * as z from 'zod';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { OwnRepository, ServerEvent } from '../snapshot/facts.ts';
import type { GitHubClient, GraphqlError } from './client.ts';
import { gapOf } from './failure.ts';
import { errorGap } from './histories.ts';

const LATEST = 100;

const repositorySchema = z.object({ nameWithOwner: z.string(), isPrivate: z.boolean() }).nullable();
const eventsSchema = z
  .object({
    nodes: z
      .array(
        z
          .object({ createdAt: z.string(), url: z.string(), repository: repositorySchema })
          .nullable(),
      )
      .nullable(),
  })
  .nullish();
const repositoriesSchema = z
  .object({
    totalCount: z.number(),
    nodes: z
      .array(
        z
          .object({
            nameWithOwner: z.string(),
            url: z.string(),
            createdAt: z.string(),
            pushedAt: z.string().nullable(),
            isFork: z.boolean(),
            isArchived: z.boolean(),
          })
          .nullable(),
      )
      .nullable(),
  })
  .nullish();
const nodeSchema = z.object({
  node: z
    .object({
      repositories: repositoriesSchema,
      issueComments: eventsSchema,
      pullRequests: eventsSchema,
      issues: eventsSchema,
      contributionsCollection: z.object({ contributionYears: z.array(z.number()) }).nullish(),
    })
    .partial()
    .nullable(),
});

const EVENT = `nodes { createdAt url repository { nameWithOwner isPrivate } }`;
const QUERY = `query Activity($id: ID!, $from: DateTime!, $to: DateTime!) {
  rateLimit { cost }
  node(id: $id) { ... on User {
    repositories(first: ${LATEST}, ownerAffiliations: [OWNER], orderBy: {field: PUSHED_AT, direction: DESC}) {
      totalCount nodes { nameWithOwner url createdAt pushedAt isFork isArchived }
    }
    issueComments(last: ${LATEST}) { ${EVENT} }
    pullRequests(last: ${LATEST}) { ${EVENT} }
    issues(last: ${LATEST}) { ${EVENT} }
    contributionsCollection(from: $from, to: $to) { contributionYears }
  } }
}`;

export interface ReadActivity {
  readonly ownRepositories: Fact<readonly OwnRepository[]>;
  readonly activity: Fact<readonly ServerEvent[]>;
  /** Years with contributions, the latest first. */
  readonly years: Fact<readonly number[]>;
}

/** What the server saw a person do, and the repositories they own, in one query. */
export async function readActivity(
  client: GitHubClient,
  nodeId: string,
  takenAt: number,
): Promise<ReadActivity> {
  try {
    const { data, errors } = await client.graphql(QUERY, { id: nodeId, ...narrow(takenAt) });
    const { node } = nodeSchema.parse(data ?? { node: null });
    const missing = (field: string, what: string) => missingGap(errors, field, what);
    return {
      ownRepositories: ownRepositories(
        node?.repositories,
        missing('repositories', 'Their own repositories'),
      ),
      activity: events(node, missing),
      years:
        node?.contributionsCollection == null
          ? unknown(missing('contributionsCollection', 'The years with contributions'))
          : known(node.contributionsCollection.contributionYears),
    };
  } catch (error) {
    const because = gapOf(error, { what: 'Their activity' });
    return {
      ownRepositories: unknown(because),
      activity: unknown(because),
      years: unknown(because),
    };
  }
}

function missingGap(errors: readonly GraphqlError[], field: string, what: string): Gap {
  const error = errors.find(({ path }) => path?.includes(field)) ?? errors[0];
  return errorGap(what, error?.type);
}

function ownRepositories(
  listed: z.infer<typeof repositoriesSchema>,
  missing: Gap,
): Fact<readonly OwnRepository[]> {
  if (listed?.nodes == null) return unknown(missing);
  const repositories = listed.nodes
    .filter((node) => node !== null)
    .map((node) => ({
      name: node.nameWithOwner,
      createdAt: instant(node.createdAt),
      pushedAt: node.pushedAt === null ? null : instant(node.pushedAt),
      fork: node.isFork,
      archived: node.isArchived,
      url: node.url,
    }));
  const detail = `Of ${listed.totalCount} own repositories the ${repositories.length} pushed to last were listed.`;
  return known(
    repositories,
    listed.totalCount > repositories.length ? [{ reason: 'truncated', detail }] : [],
  );
}

function events(
  node: z.infer<typeof nodeSchema>['node'],
  missing: (field: string, what: string) => Gap,
): Fact<readonly ServerEvent[]> {
  const gaps: Gap[] = [];
  const read = (
    kind: ServerEvent['kind'],
    field: 'issueComments' | 'pullRequests' | 'issues',
    what: string,
  ): readonly ServerEvent[] => {
    const listed = node?.[field]?.nodes;
    if (listed == null) {
      gaps.push(missing(field, what));
      return [];
    }
    if (listed.length >= LATEST) {
      gaps.push({ reason: 'truncated', detail: `${what}: only the latest ${LATEST} were read.` });
    }
    return listed.flatMap((event) =>
      event?.repository == null
        ? []
        : [
            {
              kind,
              at: instant(event.createdAt),
              repository: event.repository.nameWithOwner,
              private: event.repository.isPrivate,
              url: event.url,
            },
          ],
    );
  };
  const all = [
    ...read('comment', 'issueComments', 'Their comments'),
    ...read('pull-request', 'pullRequests', 'Their pull requests'),
    ...read('issue', 'issues', 'Their issues'),
  ];
  const [first] = gaps;
  const nothing = [node?.issueComments, node?.pullRequests, node?.issues].every(
    (one) => one?.nodes == null,
  );
  return nothing && first !== undefined ? unknown(first) : known(all, gaps);
}

/** The years are the same in every window; GitHub gives up on its usual one of a year for busy accounts. */
function narrow(takenAt: number) {
  const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
  return { from: at(takenAt - 86_400), to: at(takenAt) };
}

function instant(text: string): number {
  return Math.floor(Date.parse(text) / 1_000);
}
