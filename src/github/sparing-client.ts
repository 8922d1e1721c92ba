import type { GitHubClient, GraphqlAnswer } from './client.ts';
import { OverBudget } from './failure.ts';
import { answerOf, mergeQueries, type Query } from './merge-queries.ts';

interface Waiting extends Query {
  readonly options: { readonly retries?: number } | undefined;
  readonly resolve: (answer: GraphqlAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** How many requests may be made of each kind, so that a long list of one leaves the others what they need. */
export interface Budget {
  readonly rest: number;
  readonly graphql: number;
}

/**
 * A client that asks less often: queries made at the same time go out as one, and after so many requests it refuses to
 * make more, each refusal an {@link OverBudget}. Where GitHub does not answer what was put together, each query is asked
 * for itself; that is a second try, like the client's own, and not counted.
 */
export function sparingClient(client: GitHubClient, budget: Budget): GitHubClient {
  const made = { rest: 0, graphql: 0 };
  const take = (kind: keyof Budget) => {
    if (made[kind] >= budget[kind]) throw new OverBudget(budget[kind]);
    made[kind] += 1;
  };
  let waiting: Waiting[] = [];
  const flush = () => {
    const batch = waiting;
    waiting = [];
    void send(client, batch, () => take('graphql'));
  };
  const request = async (...given: Parameters<GitHubClient['rest']['request']>) => {
    take('rest');
    return await client.rest.request(...given);
  };
  return {
    rest: new Proxy(client.rest, {
      get: (octokit, name) => (name === 'request' ? request : Reflect.get(octokit, name)),
    }),
    requests: client.requests,
    graphql: (text, variables, options) =>
      new Promise((resolve, reject) => {
        // Once whatever the last answer set going has asked its questions too.
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ text, variables, options, resolve, reject });
      }),
  };
}

async function send(
  client: GitHubClient,
  batch: readonly Waiting[],
  take: () => void,
): Promise<void> {
  try {
    take();
    const answers = batch.length > 1 ? await askTogether(client, batch) : [];
    for (const [index, one] of batch.entries()) {
      const answer = answers[index];
      if (answer !== undefined) one.resolve(answer);
      else client.graphql(one.text, one.variables, one.options).then(one.resolve, one.reject);
    }
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}

/** The answers in the order of the queries; `undefined` where there is none. */
async function askTogether(
  client: GitHubClient,
  batch: readonly Waiting[],
): Promise<readonly (GraphqlAnswer | undefined)[]> {
  const { text, variables } = mergeQueries('Together', batch);
  try {
    const answer = await client.graphql(text, variables, { retries: 0 });
    return batch.map((_, index) => answerOf(answer, index));
  } catch {
    // Whatever it was, each query will tell for itself.
    return [];
  }
}
