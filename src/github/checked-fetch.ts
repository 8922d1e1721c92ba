/**
 * `fetch`, with two kinds of answers turned into the failures they are, so that what retries and waits sees them:
 * a success that is not JSON (a page of a proxy, an answer cut short), or JSON that GitHub never answers with, becomes
 * 502, and a query refused for its rate limit, which GraphQL answers with 200, becomes 403. A refusal tells the end of a
 * limit by this machine's clock.
 */
export async function checkedFetch(
  input: Parameters<typeof fetch>[0],
  init?: RequestInit,
): Promise<Response> {
  const response = await fetch(input, init);
  if (response.status === 204) return response;
  // The headers of a fetched answer cannot be changed; a copy can.
  const headers = new Headers(response.headers);
  if (!response.ok) {
    tellByOwnClock(headers);
    return withUrl(new Response(response.body, { status: response.status, headers }), response.url);
  }
  const text = await response.text();
  const answer = parsed(text);
  if (answer === undefined || !isAnswer(answer)) {
    return restated(502, headers, { message: 'The answer is none of GitHub.' }, response.url);
  }
  if (isRateLimited(answer)) {
    headers.set('x-ratelimit-remaining', '0');
    tellByOwnClock(headers);
    return restated(403, headers, { message: 'API rate limit exceeded.' }, response.url);
  }
  return withUrl(new Response(text, { status: response.status, headers }), response.url);
}

/**
 * The throttling plugin takes the end of a limit, which the server tells by its own clock, for a time of this machine's.
 * Where the two differ it would not wait at all, or for hours.
 */
function tellByOwnClock(headers: Headers): void {
  const end = Number(headers.get('x-ratelimit-reset') ?? Number.NaN);
  const serverNow = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(end) || Number.isNaN(serverNow)) return;
  const ahead = Math.round((Date.now() - serverNow) / 1_000);
  headers.set('x-ratelimit-reset', String(end + ahead));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Octokit's plugins look into answers, and take for granted that there is something to look into. */
function isAnswer(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  const errors = 'errors' in answer ? answer.errors : null;
  return errors === null || (Array.isArray(errors) && errors.every((one) => Object(one) === one));
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
