import Bottleneck from 'bottleneck';
import type { ProfileLink } from '../snapshot/appearance.ts';
import { isPublicAddress } from './public-address.ts';
import { type Answer, type PublicWeb, publicWeb } from './public-web.ts';

/** Whether somebody answers at an address. Never throws. */
export type LinkCheck = (address: string) => Promise<ProfileLink['state']>;

export interface LinkCheckOptions {
  readonly web?: PublicWeb;
  /** Milliseconds for one address with all its redirects (default 8,000). */
  readonly patience?: number;
}

const AT_ONCE = 3;
const PATIENCE_MS = 8_000;
const MOST_REDIRECTS = 4;
/** Resolves wherever names of the internet do. */
const KNOWN_HOST = 'github.com';

/**
 * A check for one audit: no more than three addresses at a time, each address once. It sends a HEAD, and a GET where a
 * server does not know HEAD or says that the page is gone, which some say of every HEAD. It never asks addresses that
 * are not of the public internet, neither at first nor after a redirect.
 *
 * `gone` is said only where the host itself says so (404, 410) or where its name does not exist; refusals, pages for
 * people who signed in, failures, and answers that take too long are `unknown`.
 */
export function linkCheck(options: LinkCheckOptions = {}): LinkCheck {
  const { web = publicWeb, patience = PATIENCE_MS } = options;
  const queue = new Bottleneck({ maxConcurrent: AT_ONCE });
  const checked = new Map<string, Promise<ProfileLink['state']>>();
  return (address) => {
    const before = checked.get(address);
    if (before !== undefined) return before;
    const state = queue.schedule(() => inTime(patience, (signal) => stateOf(web, address, signal)));
    checked.set(address, state);
    return state;
  };
}

/** `unknown` for whatever fails or does not end; a resolver cannot be stopped, but need not be waited for. */
async function inTime(
  patience: number,
  work: (signal: AbortSignal) => Promise<ProfileLink['state']>,
): Promise<ProfileLink['state']> {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'unknown'>((resolve) => {
    timer = setTimeout(() => {
      stop.abort();
      resolve('unknown');
    }, patience);
  });
  const done = work(stop.signal).catch(() => 'unknown' as const);
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function stateOf(
  web: PublicWeb,
  address: string,
  signal: AbortSignal,
): Promise<ProfileLink['state']> {
  let at = asked(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS && at !== undefined; redirects += 1) {
    const addresses = await publicAddresses(web, at);
    // Where a page moved to and is not found is for its owner to mend: only the name in the profile counts.
    if (addresses === 'no such name') return redirects === 0 ? 'gone' : 'unknown';
    if (addresses === 'not public') return 'unknown';
    const { status, location } = await ask(web, at, addresses, signal);
    if (status >= 200 && status < 300) return 'alive';
    if (isGone(status)) return 'gone';
    if (status < 300 || status > 399 || location === undefined) return 'unknown';
    at = asked(location, at.href);
  }
  return 'unknown';
}

/** The address to ask; `undefined` for everything but a page of the web on its usual port. */
function asked(address: string, base?: string): URL | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  const usual = (url.protocol === 'https:' || url.protocol === 'http:') && url.port === '';
  return usual && url.username === '' && url.password === '' ? url : undefined;
}

async function ask(
  web: PublicWeb,
  url: URL,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<Answer> {
  const answer = await web.request(url, 'HEAD', addresses, signal);
  const unsure = answer.status === 405 || answer.status === 501 || isGone(answer.status);
  return unsure ? await web.request(url, 'GET', addresses, signal) : answer;
}

function isGone(status: number): boolean {
  return status === 404 || status === 410;
}

/** Addresses of a host, all of them public. */
async function publicAddresses(
  web: PublicWeb,
  { hostname }: URL,
): Promise<readonly string[] | 'not public' | 'no such name'> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isAddress(host)) return isPublicAddress(host) ? [host] : 'not public';
  try {
    const addresses = await web.resolve(host);
    return addresses.length > 0 && addresses.every(isPublicAddress) ? addresses : 'not public';
  } catch (error) {
    if (Object(error).code !== 'ENOTFOUND' || !host.includes('.')) throw error;
    // Behind a proxy, and where there is no network, no name exists.
    await web.resolve(KNOWN_HOST);
    return 'no such name';
  }
}

/** URLs write every address of four numbers the usual way, and the other kind with colons. */
function isAddress(host: string): boolean {
  return host.includes(':') || /^[\d.]+$/.test(host);
}
