import * as z from 'zod';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { ContributionYear, ServerEvent } from '../snapshot/facts.ts';
import type { GitHubClient } from './client.ts';
import { gapOf } from './failure.ts';
import { errorGap } from './histories.ts';

const YEARS = 6;

const halfSchema = z
  .object({
    restrictedContributionsCount: z.number(),
    contributionCalendar: z.object({ totalContributions: z.number() }),
    pullRequestReviewContributions: z
      .object({
        nodes: z
          .array(
            z
              .object({
                occurredAt: z.string(),
                pullRequestReview: z
                  .object({
                    url: z.string(),
                    repository: z.object({ nameWithOwner: z.string(), isPrivate: z.boolean() }),
                  })
                  .nullish(),
              })
              .nullable(),
          )
          .nullish(),
      })
      .nullish(),
  })
  .nullish();
type Half = z.infer<typeof halfSchema>;
const answerSchema = z.object({ node: z.record(z.string(), z.unknown()).nullable() });

export interface ReadContributions {
  readonly contributions: Fact<readonly ContributionYear[]>;
  readonly reviews: Fact<readonly ServerEvent[]>;
}

/**
 * Contributions a year, asked for in halves: GitHub gives up on a whole year of a busy account, and then tells so field
 * by field. A half it did not answer makes its year unknown, never zero.
 */
export async function readContributions(
  client: GitHubClient,
  nodeId: string,
  years: Fact<readonly number[]>,
  takenAt: number,
): Promise<ReadContributions> {
  if (!years.known) return { contributions: years, reviews: unknown(years.because) };
  const wanted = [...years.value].sort((a, b) => b - a).slice(0, YEARS);
  const gaps: Gap[] = [];
  if (years.value.length > YEARS) {
    gaps.push({
      reason: 'truncated',
      detail: `Of ${years.value.length} years with contributions the latest ${YEARS} were read.`,
    });
  }
  if (wanted.length === 0) return { contributions: known([]), reviews: known([]) };
  try {
    const { data, errors } = await client.graphql(query(wanted, takenAt), { id: nodeId });
    const { node } = answerSchema.parse(data ?? { node: null });
    const half = (alias: string): Half => halfSchema.safeParse(node?.[alias]).data;
    const counted = wanted.map((year) => toYear(year, [half(`a${year}`), half(`b${year}`)]));
    const failed = counted.filter(({ total }) => total === null).map(({ year }) => year);
    const unanswered =
      failed.length === 0
        ? []
        : [errorGap(`The contributions of ${failed.join(', ')}`, errors[0]?.type)];
    const [gap] = unanswered;
    return {
      contributions:
        failed.length === counted.length && gap !== undefined
          ? unknown(gap)
          : known(counted, [...gaps, ...unanswered]),
      reviews: known(
        wanted.flatMap((year) => [half(`a${year}`), half(`b${year}`)]).flatMap(reviewsOf),
        unanswered,
      ),
    };
  } catch (error) {
    const because = gapOf(error, { what: 'Their contributions' });
    return { contributions: unknown(because), reviews: unknown(because) };
  }
}

function query(years: readonly number[], takenAt: number): string {
  const now = new Date(takenAt * 1_000).toISOString();
  const thisYear = new Date(takenAt * 1_000).getUTCFullYear();
  const half = (alias: string, from: string, to: string, year: number) =>
    from >= now
      ? ''
      : `${alias}: contributionsCollection(from: "${from}", to: "${to < now ? to : now}") {
          restrictedContributionsCount contributionCalendar { totalContributions }
          ${year >= thisYear - 1 ? 'pullRequestReviewContributions(first: 100) { nodes { occurredAt pullRequestReview { url repository { nameWithOwner isPrivate } } } }' : ''}
        }`;
  const fields = years.map(
    (year) => `
    ${half(`a${year}`, `${year}-01-01T00:00:00.000Z`, `${year}-06-30T23:59:59.000Z`, year)}
    ${half(`b${year}`, `${year}-07-01T00:00:00.000Z`, `${year}-12-31T23:59:59.000Z`, year)}`,
  );
  return `query Contributions($id: ID!) {
    rateLimit { cost }
    node(id: $id) { ... on User { login ${fields.join('')} } }
  }`;
}

function toYear(year: number, halves: readonly [Half, Half]): ContributionYear {
  // The second half of the current year may not have begun; then there is nothing to ask.
  const [first, second] = halves;
  if (first == null) return { year, total: null, restricted: null };
  if (second === null) return { year, total: null, restricted: null };
  return {
    year,
    total:
      first.contributionCalendar.totalContributions +
      (second?.contributionCalendar.totalContributions ?? 0),
    restricted: first.restrictedContributionsCount + (second?.restrictedContributionsCount ?? 0),
  };
}

function reviewsOf(half: Half): readonly ServerEvent[] {
  return (half?.pullRequestReviewContributions?.nodes ?? []).flatMap((node) =>
    node?.pullRequestReview == null
      ? []
      : [
          {
            kind: 'review' as const,
            at: Math.floor(Date.parse(node.occurredAt) / 1_000),
            repository: node.pullRequestReview.repository.nameWithOwner,
            private: node.pullRequestReview.repository.isPrivate,
            url: node.pullRequestReview.url,
          },
        ],
  );
}
