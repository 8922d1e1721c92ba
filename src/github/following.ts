import * as z from 'zod';
import type { Followed } from '../snapshot/collaboration.ts';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { GitHubClient, GraphqlError } from './client.ts';
import { gapOf, kindOf } from './failure.ts';
import { errorGap, isTooMuch } from './histories.ts';

const MOST = 200;
const PAGE = 100;
const SMALLEST_PAGE = 12;
const WHAT = 'Whom they follow';

const accountSchema = z.object({
  databaseId: z.number().nullable(),
  login: z.string(),
  followers: z.object({ totalCount: z.number() }),
});
const followingSchema = z.object({
  totalCount: z.number(),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(accountSchema.nullable()),
});
const followersSchema = z.object({
  totalCount: z.number(),
  nodes: z.array(z.object({ databaseId: z.number().nullable() }).nullable()),
});
const answerSchema = z
  .object({
    following: z.object({ following: followingSchema.nullish() }).nullish().catch(null),
    followers: z.object({ followers: followersSchema.nullish() }).nullish().catch(null),
  })
  .nullish();
type Answer = NonNullable<z.infer<typeof answerSchema>>;

/** Each part asks for the person anew: a field GitHub gives up on takes all of its person with it. */
const QUERY = `query Following($id: ID!, $first: Int!, $after: String, $followers: Boolean!) {
  rateLimit { cost }
  following: node(id: $id) { ... on User { following(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { databaseId login followers { totalCount } }
  } } }
  followers: node(id: $id) @include(if: $followers) { ... on User {
    followers(first: ${PAGE}) { totalCount nodes { databaseId } }
  } }
}`;

/**
 * The first 200 accounts they follow, in GitHub's order. Whether one follows back is read from the person's first 100
 * followers: `null` for whoever is not among them when there are more.
 *
 * @returns unknown when no page could be read; gaps for all beyond 200 and for followers that could not be read
 */
export async function readFollowing(
  client: GitHubClient,
  nodeId: string,
): Promise<Fact<readonly Followed[]>> {
  const gaps: Gap[] = [];
  const accounts: z.infer<typeof accountSchema>[] = [];
  let followsBack: FollowsBack | undefined;
  let size = PAGE;
  let passed = 0;
  let after: string | null = null;
  while (passed < MOST) {
    const first = Math.min(size, MOST - passed);
    const followers = followsBack === undefined;
    const read = await readPage(client, { id: nodeId, first, after, followers });
    if (read === 'too much') {
      size = Math.floor(first / 2);
      continue;
    }
    if ('gap' in read) {
      if (passed === 0) return unknown(read.gap);
      gaps.push(read.gap);
      break;
    }
    followsBack ??= followsBackOf(read.answer.followers?.followers);
    const page: z.infer<typeof followingSchema> | null | undefined =
      read.answer.following?.following;
    if (page == null) {
      const gap = errorGap(WHAT, errorOf(read.errors, 'following'), null);
      if (passed === 0) return unknown(gap);
      gaps.push(gap);
      break;
    }
    if (followers && followsBack === nobodySeen) {
      gaps.push(errorGap('Who follows them', errorOf(read.errors, 'followers'), null));
    }
    accounts.push(...page.nodes.filter((node) => node !== null));
    if (page.nodes.includes(null)) gaps.push(errorGap('A part of whom they follow', undefined));
    passed += page.nodes.length;
    if (!page.pageInfo.hasNextPage || page.nodes.length === 0) break;
    if (passed >= MOST) {
      const detail = `Of ${page.totalCount} accounts they follow the first ${MOST} were read.`;
      gaps.push({ reason: 'truncated', detail });
    }
    const { endCursor }: { readonly endCursor: string | null } = page.pageInfo;
    if (endCursor === null || endCursor === after) {
      gaps.push(errorGap('A part of whom they follow', undefined));
      break;
    }
    after = endCursor;
  }
  const followed = accounts.flatMap(({ databaseId, login, followers }): readonly Followed[] => {
    if (databaseId === null) return [];
    const mutual = (followsBack ?? nobodySeen)(databaseId);
    return [{ id: String(databaseId), login, followers: followers.totalCount, mutual }];
  });
  const [firstGap] = gaps;
  if (passed > 0 && followed.length === 0 && firstGap !== undefined) return unknown(firstGap);
  return known(followed, [...new Map(gaps.map((gap) => [gap.detail, gap])).values()]);
}

/** Whether the account of this number follows the person; `null` where that was not seen. */
type FollowsBack = (id: number) => boolean | null;

const nobodySeen: FollowsBack = () => null;

function followsBackOf(followers: z.infer<typeof followersSchema> | null | undefined): FollowsBack {
  if (followers == null) return nobodySeen;
  const seen = new Set(followers.nodes.map((node) => node?.databaseId ?? null));
  const all = followers.nodes.length >= followers.totalCount && !seen.has(null);
  return (id) => seen.has(id) || (all ? false : null);
}

type ReadPage =
  | { readonly answer: Answer; readonly errors: readonly GraphqlError[] }
  | { readonly gap: Gap }
  | 'too much';

async function readPage(
  client: GitHubClient,
  variables: {
    readonly id: string;
    readonly first: number;
    readonly after: string | null;
    readonly followers: boolean;
  },
): Promise<ReadPage> {
  const canBeLess = variables.first > SMALLEST_PAGE;
  try {
    // Counting the followers of every account is what takes long; a shorter page is the better second try.
    const { data, errors } = await client.graphql(
      QUERY,
      variables,
      canBeLess ? { retries: 0 } : {},
    );
    const tooMuch = errors.some(
      ({ type, message, path }) => path?.[0] !== 'followers' && isTooMuch(type, message),
    );
    if (canBeLess && tooMuch) return 'too much';
    return { answer: answerSchema.parse(data) ?? {}, errors };
  } catch (error) {
    if (canBeLess && kindOf(error) === 'unreachable') return 'too much';
    return { gap: gapOf(error, { what: WHAT }) };
  }
}

function errorOf(errors: readonly GraphqlError[], part: string): string | undefined {
  return (errors.find(({ path }) => path?.[0] === part) ?? errors[0])?.type;
}
