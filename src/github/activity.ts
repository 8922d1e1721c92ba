import * as z from 'zod';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { OwnRepository, ServerEvent } from '../snapshot/facts.ts';
import type { GitHubClient, GraphqlError } from './client.ts';
import { gapOf } from './failure.ts';
import { errorGap } from './histories.ts';

const LATEST = 100;

const date = z.iso.datetime({ offset: true });
const repositorySchema = z.object({ nameWithOwner: z.string(), isPrivate: z.boolean() }).nullable();
const eventsSchema = z
  .object({
    nodes: z
      .array(
        z.object({ createdAt: date, url: z.string(), repository: repositorySchema }).nullable(),
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
            createdAt: date,
            pushedAt: date.nullable(),
            isFork: z.boolean(),
            isArchived: z.boolean(),
          })
          .nullable(),
      )
      .nullable(),
  })
  .nullish();
const answerSchema = z
  .object({
    repositories: z.object({ repositories: repositoriesSchema }).nullish(),
    comments: z.object({ issueComments: eventsSchema }).nullish(),
    pullRequests: z.object({ pullRequests: eventsSchema }).nullish(),
    issues: z.object({ issues: eventsSchema }).nullish(),
    years: z
      .object({
        contributionsCollection: z.object({ contributionYears: z.array(z.number()) }).nullish(),
      })
      .nullish(),
  })
  .nullable();
type Answer = NonNullable<z.infer<typeof answerSchema>>;

const EVENT = `nodes { createdAt url repository { nameWithOwner isPrivate } }`;
/** Each part asks for the person anew: a field GitHub gives up on takes all of its person with it. */
const QUERY = `query Activity($id: ID!, $from: DateTime!, $to: DateTime!) {
  rateLimit { cost }
  repositories: node(id: $id) { ... on User {
    repositories(first: ${LATEST}, ownerAffiliations: [OWNER], orderBy: {field: PUSHED_AT, direction: DESC}) {
      totalCount nodes { nameWithOwner url createdAt pushedAt isFork isArchived }
    }
  } }
  comments: node(id: $id) { ... on User { issueComments(last: ${LATEST}) { ${EVENT} } } }
  pullRequests: node(id: $id) { ... on User { pullRequests(last: ${LATEST}) { ${EVENT} } } }
  issues: node(id: $id) { ... on User { issues(last: ${LATEST}) { ${EVENT} } } }
  years: node(id: $id) { ... on User {
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
    const answer: Answer = answerSchema.parse(data ?? null) ?? {};
    const missing = (part: string, what: string) => missingGap(errors, part, what);
    const years = answer.years?.contributionsCollection?.contributionYears;
    return {
      ownRepositories: ownRepositories(
        answer.repositories?.repositories,
        missing('repositories', 'Their own repositories'),
      ),
      activity: events(answer, missing),
      years:
        years === undefined
          ? unknown(missing('years', 'The years with contributions'))
          : known(years),
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

function missingGap(errors: readonly GraphqlError[], part: string, what: string): Gap {
  const error = errors.find(({ path }) => path?.[0] === part) ?? errors[0];
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
  answer: Answer,
  missing: (part: string, what: string) => Gap,
): Fact<readonly ServerEvent[]> {
  const gaps: Gap[] = [];
  let nothing = true;
  const read = (
    kind: ServerEvent['kind'],
    part: keyof Answer,
    listed: NonNullable<z.infer<typeof eventsSchema>>['nodes'] | undefined,
    what: string,
  ): readonly ServerEvent[] => {
    if (listed == null) {
      gaps.push(missing(part, what));
      return [];
    }
    nothing = false;
    if (listed.length >= LATEST) {
      gaps.push({ reason: 'truncated', detail: `${what}: only the latest ${LATEST} were read.` });
    }
    if (listed.some((event) => event?.repository == null))
      gaps.push(missing(part, `${what}: some`));
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
    ...read('comment', 'comments', answer.comments?.issueComments?.nodes, 'Their comments'),
    ...read(
      'pull-request',
      'pullRequests',
      answer.pullRequests?.pullRequests?.nodes,
      'Their pull requests',
    ),
    ...read('issue', 'issues', answer.issues?.issues?.nodes, 'Their issues'),
  ];
  const [first] = gaps;
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
