/** GitHub's rate limits: three primary buckets an hour (search: a minute) and the secondary limits, on an injected clock. */
import type { Token } from './tokens.ts';
import type { World } from './world/model.ts';

export type Bucket = 'core' | 'graphql' | 'search';

export interface LimitOptions {
  /** Off: nothing is ever refused, headers still count. Default on. */
  readonly enforced?: boolean;
  readonly core?: number;
  readonly graphql?: number;
  readonly search?: number;
  /** Secondary: points a minute (REST GET 1, writes 5; GraphQL 1). */
  readonly restPointsPerMinute?: number;
  readonly graphqlPointsPerMinute?: number;
  readonly concurrentRequests?: number;
  readonly contentPerMinute?: number;
}

interface BucketState {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Epoch milliseconds. */
  readonly resetAt: number;
}

export type Refusal = {
  readonly limit: 'primary' | 'secondary';
  readonly retryAfter: number | undefined;
};

export interface Limiter {
  state(token: Token | undefined, bucket: Bucket): BucketState;
  /** Takes points for a request; a refusal when a limit is exceeded. */
  take(
    token: Token | undefined,
    bucket: Bucket,
    points: number,
    writes: boolean,
  ): Refusal | undefined;
  refund(token: Token | undefined, bucket: Bucket, points: number): void;
  /** Empties a bucket, as a primary-limit fault does, until its window ends or for `ms`. */
  exhaust(token: Token | undefined, bucket: Bucket, ms?: number): void;
  enter(): Refusal | undefined;
  leave(): void;
  /** How often a secondary limit was hit. */
  readonly secondaryHits: () => number;
}

const hour = 3_600_000;
const minute = 60_000;

/** The hourly limit of a token: users 5,000, jobs 1,000, nobody 60, installations more with size up to 12,500. */
function hourlyLimit(world: World, token: Token | undefined): number {
  if (token === undefined) return 60;
  if (token.kind === 'job') return 1000;
  if (token.kind !== 'installation') return 5000;
  const repositories = [...world.repositories.values()].filter(
    (one) => one.owner === world.organization.login,
  ).length;
  const users = world.organization.members.size;
  return Math.min(
    12_500,
    5000 + 50 * Math.max(0, repositories - 20) + 50 * Math.max(0, users - 20),
  );
}

export function makeLimiter(
  world: World,
  clock: () => number,
  options: LimitOptions = {},
): Limiter {
  const enforced = options.enforced ?? true;
  const windows = new Map<string, { used: number; resetAt: number }>();
  const spent = new Map<string, { at: number; points: number }[]>();
  let running = 0;
  let hits = 0;
  const limitOf = (token: Token | undefined, bucket: Bucket): number => {
    if (bucket === 'search') return options.search ?? 30;
    return options[bucket] ?? hourlyLimit(world, token);
  };
  const windowOf = (
    token: Token | undefined,
    bucket: Bucket,
  ): { used: number; resetAt: number } => {
    const name = `${token?.value ?? ''} ${bucket}`;
    const current = windows.get(name);
    if (current !== undefined && current.resetAt > clock()) return current;
    const fresh = { used: 0, resetAt: clock() + (bucket === 'search' ? minute : hour) };
    windows.set(name, fresh);
    return fresh;
  };
  const state = (token: Token | undefined, bucket: Bucket): BucketState => {
    const { used, resetAt } = windowOf(token, bucket);
    const limit = limitOf(token, bucket);
    return { limit, used, remaining: Math.max(0, limit - used), resetAt };
  };
  const exceeds = (name: string, points: number, perMinute: number): number | undefined => {
    const recent = (spent.get(name) ?? []).filter((one) => one.at > clock() - minute);
    spent.set(name, recent);
    const sum = recent.reduce((total, one) => total + one.points, 0);
    if (sum + points > perMinute)
      return Math.max(1, Math.ceil(((recent[0]?.at ?? clock()) + minute - clock()) / 1000));
    const last = recent.at(-1);
    if (last !== undefined && last.at === clock()) last.points += points;
    else recent.push({ at: clock(), points });
    return undefined;
  };
  const secondary = (retryAfter: number): Refusal => {
    hits += 1;
    return { limit: 'secondary', retryAfter };
  };
  return {
    state,
    take: (token, bucket, points, writes) => {
      const window = windowOf(token, bucket);
      if (enforced && window.used + points > limitOf(token, bucket))
        return { limit: 'primary', retryAfter: undefined };
      if (enforced) {
        const weight = writes ? 5 : 1;
        const perMinute =
          bucket === 'graphql'
            ? (options.graphqlPointsPerMinute ?? 2000)
            : (options.restPointsPerMinute ?? 900);
        const wait = exceeds(`${token?.value} ${bucket === 'graphql'}`, weight, perMinute);
        if (wait !== undefined) return secondary(wait);
        const creating = writes
          ? exceeds(`${token?.value} content`, 1, options.contentPerMinute ?? 80)
          : undefined;
        if (creating !== undefined) return secondary(creating);
      }
      window.used += points;
      return undefined;
    },
    refund: (token, bucket, points) => {
      windowOf(token, bucket).used -= points;
    },
    exhaust: (token, bucket, ms) => {
      const window = windowOf(token, bucket);
      window.used = limitOf(token, bucket);
      if (ms !== undefined) window.resetAt = clock() + ms;
    },
    enter: () => {
      running += 1;
      return enforced && running > (options.concurrentRequests ?? 100) ? secondary(60) : undefined;
    },
    leave: () => {
      running -= 1;
    },
    secondaryHits: () => hits,
  };
}
