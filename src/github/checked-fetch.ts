/**
 * `fetch`, with two kinds of answers turned into the failures they are, so that what retries and waits sees them:
 * a success that is not JSON (a page of a proxy, an answer cut short) becomes 502, and a query refused for its rate
 * limit, which GraphQL answers with 200, becomes 403.
 */
export async function checkedFetch(
  input: Parameters<typeof fetch>[0],
  init?: RequestInit,
): Promise<Response> {
  const response = await fetch(input, init);
  if (!response.ok || response.status === 204) return response;
  const text = await response.text();
  const answer = parsed(text);
  // The headers of a fetched answer cannot be changed; a copy can.
  const headers = new Headers(response.headers);
  if (answer === undefined) {
    return restated(502, headers, { message: 'The answer is not JSON.' }, response.url);
  }
  if (isRateLimited(answer)) {
    headers.set('x-ratelimit-remaining', '0');
    return restated(403, headers, { message: 'API rate limit exceeded.' }, response.url);
  }
  return withUrl(new Response(text, { status: response.status, headers }), response.url);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRateLimited(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('errors' in answer)) return false;
  const { errors } = answer;
  return (
    Array.isArray(errors) && errors.some((error: unknown) => Object(error).type === 'RATE_LIMITED')
  );
}

function restated(status: number, headers: Headers, body: object, url: string): Response {
  headers.set('content-type', 'application/json');
  return withUrl(new Response(JSON.stringify(body), { status, headers }), url);
}

/** A made response has no address; Octokit reports the one it was read from. */
function withUrl(response: Response, url: string): Response {
  Object.defineProperty(response, 'url', { value: url });
  return response;
}
