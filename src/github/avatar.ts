import { createHash } from 'node:crypto';
import type { Avatar } from '../snapshot/appearance.ts';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';

/** Pixels of a side that are asked for. */
export const AVATAR_SIZE = 64;
/** Far more than a picture of that size has. */
const MOST_BYTES = 200_000;
const PATIENCE_MS = 10_000;
const MOST_REDIRECTS = 2;
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The digest of a picture, from its bytes, which are not kept. The request carries no token. Only https is followed
 * (http on this machine alone), two redirects at most.
 *
 * A picture GitHub generates looks to the API like any other, so it has a digest too. It is drawn from the number of the
 * account, so that no two accounts share one
 * (https://github.blog/news-insights/company-news/identicons/); `null` is left for addresses that say by themselves
 * that the picture is generated.
 *
 * @returns unknown where the address is not known, does not answer with a picture in time, or with too large a one
 */
export async function readAvatar(address: Fact<string>): Promise<Fact<Avatar>> {
  if (!address.known) return address;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await follow(address.value, signal);
    if (response === undefined) return unknown(failed(REFUSED));
    const { status, headers, body, url } = response;
    if (isGenerated(new URL(url))) {
      await body?.cancel();
      return known({ digest: null });
    }
    if (status !== 200 || !/^image\//i.test(headers.get('content-type') ?? '')) {
      await body?.cancel();
      return unknown(failed(`${new URL(url).host} answered without one (${status}).`));
    }
    const digest = await digestOf(body);
    return digest === undefined
      ? unknown(failed(`it is larger than ${MOST_BYTES / 1_000} kB.`))
      : known({ digest });
  } catch {
    // Whatever breaks on the way, nothing is known of the picture; the error of another host explains nothing here.
    return unknown(failed('its host did not answer.'));
  }
}

const REFUSED = 'its address leads to others that are not followed.';

function failed(why: string): Gap {
  return { reason: 'unavailable', detail: `Their picture could not be read: ${why}` };
}

/** `undefined` when an address on the way is none to follow. */
async function follow(address: string, signal: AbortSignal): Promise<Response | undefined> {
  let at = address;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    if (!mayBeAsked(at)) return undefined;
    const response = await fetch(at, { redirect: 'manual', credentials: 'omit', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, at)) return undefined;
    at = new URL(location, at).href;
  }
  return undefined;
}

function mayBeAsked(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOCAL.has(hostname));
}

function isGenerated({ hostname, pathname }: URL): boolean {
  return hostname.startsWith('identicons.') || pathname.startsWith('/identicons/');
}

/** SHA-256 in hexadecimal; `undefined` as soon as there are more bytes than a picture of this size has. */
async function digestOf(body: Response['body']): Promise<string | undefined> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return undefined;
    hash.update(chunk);
  }
  return hash.digest('hex');
}
