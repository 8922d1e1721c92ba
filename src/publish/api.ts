import * as z from 'zod';
import { cursorAfter, isMoreAfter, PER_PAGE } from '../github/pages.ts';
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
): Promise<{ readonly value: T; readonly data: unknown; readonly link: string | undefined }> {
  const answer = await api.rest
    .request(route, { ...routeTo(attempt.repository), ...parameters })
    .catch((error: unknown) => {
      throw explainRequest(error, attempt);
    });
  const { data, headers } = answer;
  return { value: expectShape(data, shape, attempt), data, link: headers.link };
}

/**
 * Every item of a list, page after page.
 *
 * @throws PublishError when one cannot be read, or the same one comes again and again
 */
export async function* askForAll<T>(
  api: PublishApi,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  item: z.ZodType<T>,
  attempt: Attempt,
): AsyncGenerator<T> {
  let query = { ...parameters, per_page: PER_PAGE };
  let before = '';
  // Counting pages, instead of following links, ends even where a link leads back to its own page. Of a link only the
  // cursor is taken: beyond a thousand issues GitHub refuses numbers without it.
  for (let page = 1; ; page += 1) {
    const { value, data, link } = await ask(api, route, { ...query, page }, z.array(item), attempt);
    const content = JSON.stringify(data);
    if (value.length > 0 && content === before) break;
    before = content;
    yield* value;
    if (value.length === 0 || !isMoreAfter(link, value.length)) return;
    const after = cursorAfter(link);
    query = { ...query, ...(after === undefined ? {} : { after }) };
  }
  throw new PublishError(
    'unavailable',
    `${attempt.failed} (${attempt.repository}): GitHub gave the same page twice. Run again later; if it stays, check the API address.`,
  );
}

export function expectShape<T>(data: unknown, shape: z.ZodType<T>, attempt: Attempt): T {
  const result = shape.safeParse(data);
  if (result.success) return result.data;
  throw new PublishError(
    'unavailable',
    `${attempt.failed} (${attempt.repository}): GitHub's answer could not be understood. Run again later; if it stays, check the API address.`,
  );
}
