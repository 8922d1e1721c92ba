import * as z from 'zod';
import { type Attempt, explainRequest, PublishError } from './failure.ts';

/** The part of a GitHub client that publishing uses. */
export interface PublishApi {
  readonly rest: {
    request(
      route: string,
      parameters: Readonly<Record<string, unknown>>,
    ): Promise<{
      readonly data: unknown;
      readonly headers: { readonly link?: string | undefined };
    }>;
  };
  graphql(
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly data: unknown }>;
}

/** Splits `owner/name` into the parameters of a route. */
function routeTo(repository: string): { readonly owner: string; readonly repo: string } {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}

/**
 * One request whose answer has the given shape.
 *
 * @throws PublishError for every answer that is not one, `unavailable` for one of another shape.
 */
export async function ask<T>(
  api: PublishApi,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  shape: z.ZodType<T>,
  attempt: Attempt,
): Promise<{ readonly value: T; readonly more: boolean }> {
  const answer = await api.rest
    .request(route, { ...routeTo(attempt.repository), ...parameters })
    .catch((error: unknown) => {
      throw explainRequest(error, attempt);
    });
  const more = /rel="?next"?/.test(answer.headers.link ?? '');
  return { value: expectShape(answer.data, shape, attempt), more };
}

/** Every item of a list, page after page. */
export async function* askForAll<T>(
  api: PublishApi,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  item: z.ZodType<T>,
  attempt: Attempt,
): AsyncGenerator<T> {
  // Counting pages, instead of following links, ends even where a link leads back to its own page.
  for (let page = 1; ; page += 1) {
    const query = { ...parameters, per_page: 100, page };
    const { value, more } = await ask(api, route, query, z.array(item), attempt);
    yield* value;
    if (!more || value.length === 0) return;
  }
}

export function expectShape<T>(data: unknown, shape: z.ZodType<T>, attempt: Attempt): T {
  const result = shape.safeParse(data);
  if (result.success) return result.data;
  throw new PublishError(
    'unavailable',
    `${attempt.failed} (${attempt.repository}): GitHub's answer could not be understood. Run again later; if it stays, check the API address.`,
  );
}
