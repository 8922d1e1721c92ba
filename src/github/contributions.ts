import * as z from 'zod';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { ContributionYear, ServerEvent } from '../snapshot/facts.ts';
import type { GitHubClient } from './client.ts';
import { gapOf, kindOf } from './failure.ts';
import { errorGap, isTooMuch } from './histories.ts';

const YEARS = 6;
const REVIEWS = 100;

const halfSchema = z
  .object({
    restrictedContributionsCount: z.int(),
    contributionCalendar: z.object({ totalContributions: z.int() }),
    pullRequestReviewContributions: z
      .object({
        totalCount: z.number().optional(),
        nodes: z
          .array(
            z
              .object({
                occurredAt: z.iso.datetime({ offset: true }),
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
  .nullable();
type Half = NonNullable<z.infer<typeof halfSchema>>;
const answerSchema = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((answer) => answer ?? {});
const partSchema = z.object({ contributionsCollection: halfSchema });

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
  const read = await readYears(client, nodeId, wanted, takenAt);
  const failed = read.filter(({ halves }) => halves.includes(null));
  for (const gap of new Set(failed.map(({ because }) => because))) {
    const years = failed.filter(({ because }) => because === gap).map(({ year }) => year);
    gaps.push(gap(`The contributions of ${years.join(', ')}`));
  }
  const [first] = gaps;
  const nothing = wanted.length > 0 && failed.length === wanted.length;
  const recent = read.filter(({ year }) => year >= yearOf(takenAt) - 1);
  return {
    contributions: nothing && first !== undefined ? unknown(first) : known(read.map(toYear), gaps),
    reviews: reviewsOf(recent),
  };
}

interface ReadYear {
  readonly year: number;
  /** `null` where the server did not answer, `undefined` for a half that has not begun. */
  readonly halves: readonly [Half | null, Half | null | undefined];
  readonly because: Explain;
}
type Explain = (what: string) => Gap;

/** Asks for all years at once, and for fewer at a time where GitHub gives up on that. */
async function readYears(
  client: GitHubClient,
  nodeId: string,
  years: readonly number[],
  takenAt: number,
): Promise<readonly ReadYear[]> {
  if (years.length === 0) return [];
  const alone = years.length === 1;
  const apart = async (some: readonly number[]) => {
    const middle = Math.ceil(some.length / 2);
    return [
      ...(await readYears(client, nodeId, some.slice(0, middle), takenAt)),
      ...(await readYears(client, nodeId, some.slice(middle), takenAt)),
    ];
  };
  try {
    const { data, errors } = await client.graphql(
      query(years, takenAt),
      { id: nodeId },
      alone ? {} : { retries: 0 },
    );
    const answers = answerSchema.parse(data);
    const because: Explain = (what) => errorGap(what, errors[0]?.type);
    const half = (alias: string): Half | null =>
      partSchema.safeParse(answers[alias]).data?.contributionsCollection ?? null;
    const read = years.map((year): ReadYear => {
      const [first, second] = halvesOf(year);
      const later = hasBegun(second, takenAt) ? half(second.alias) : undefined;
      return { year, halves: [half(first.alias), later], because };
    });
    const tooMuch = errors.some(({ type, message }) => isTooMuch(type, message));
    const failed = read.filter(({ halves }) => halves.includes(null)).map(({ year }) => year);
    if (alone || !tooMuch || failed.length === 0) return read;
    const again = new Map(
      (failed.length === years.length
        ? await apart(failed)
        : await readYears(client, nodeId, failed, takenAt)
      ).map((one) => [one.year, one]),
    );
    return read.map((one) => again.get(one.year) ?? one);
  } catch (error) {
    const gap = gapOf(error, { what: WHAT });
    if (!alone && kindOf(error) === 'unreachable') return await apart(years);
    const because: Explain = (what) => ({ ...gap, detail: gap.detail.replace(WHAT, what) });
    return years.map((year) => ({ year, halves: [null, null], because }));
  }
}

const WHAT = 'Their contributions';

/** A half of a year: its alias in the query, and when it begins and ends. */
function halvesOf(year: number) {
  return [
    {
      alias: `a${year}`,
      from: `${year}-01-01T00:00:00.000Z`,
      to: `${year}-06-30T23:59:59.000Z`,
    },
    {
      alias: `b${year}`,
      from: `${year}-07-01T00:00:00.000Z`,
      to: `${year}-12-31T23:59:59.000Z`,
    },
  ] as const;
}

function hasBegun({ from }: { readonly from: string }, takenAt: number): boolean {
  return Date.parse(from) < takenAt * 1_000;
}

function yearOf(takenAt: number): number {
  return new Date(takenAt * 1_000).getUTCFullYear();
}

function query(years: readonly number[], takenAt: number): string {
  const now = new Date(takenAt * 1_000).toISOString();
  const reviews = `pullRequestReviewContributions(first: ${REVIEWS}) {
    totalCount nodes { occurredAt pullRequestReview { url repository { nameWithOwner isPrivate } } }
  }`;
  const fields = years.flatMap((year) =>
    halvesOf(year)
      .filter((half) => hasBegun(half, takenAt))
      .map(
        ({ alias, from, to }) => `${alias}: node(id: $id) { ... on User {
          contributionsCollection(from: "${from}", to: "${to < now ? to : now}") {
            restrictedContributionsCount contributionCalendar { totalContributions }
            ${year >= yearOf(takenAt) - 1 ? reviews : ''}
          }
        } }`,
      ),
  );
  // Each half asks for the person anew: what GitHub gives up on takes all of its person with it.
  return `query Contributions($id: ID!) { rateLimit { cost } ${fields.join('\n')} }`;
}

function toYear({ year, halves: [first, second] }: ReadYear): ContributionYear {
  if (first === null || second === null) return { year, total: null, restricted: null };
  return {
    year,
    total:
      first.contributionCalendar.totalContributions +
      (second?.contributionCalendar.totalContributions ?? 0),
    restricted: first.restrictedContributionsCount + (second?.restrictedContributionsCount ?? 0),
  };
}

/** Reviews of the given years; a half without an answer is a gap, and so are reviews beyond the listed ones. */
function reviewsOf(years: readonly ReadYear[]): Fact<readonly ServerEvent[]> {
  const gaps: Gap[] = [];
  const reviews = years.flatMap(({ year, halves, because }) =>
    halves.flatMap((half) => {
      if (half === undefined) return [];
      const listed = half?.pullRequestReviewContributions;
      if (listed?.nodes == null) {
        gaps.push(because(`The reviews of ${year}`));
        return [];
      }
      if ((listed.totalCount ?? 0) > listed.nodes.length) {
        const detail = `Of ${listed.totalCount} reviews in half of ${year} ${listed.nodes.length} were read.`;
        gaps.push({ reason: 'truncated', detail });
      }
      if (listed.nodes.some((node) => node?.pullRequestReview == null)) {
        gaps.push(because(`A part of the reviews of ${year}`));
      }
      return listed.nodes.flatMap((node) =>
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
    }),
  );
  const unique = [...new Map(gaps.map((gap) => [gap.detail, gap])).values()];
  const [first] = unique;
  const nothing = years.every(({ halves }) => halves.every((half) => half == null));
  return nothing && first !== undefined ? unknown(first) : known(reviews, unique);
}
