import type { ProfileLink } from '../snapshot/appearance.ts';
import { type Fact, known, unknown } from '../snapshot/fact.ts';
import type { Profile } from '../snapshot/facts.ts';
import type { LinkCheck } from './link-check.ts';

/**
 * Whether the pages their profile names are there: its website and its social accounts.
 *
 * @param social addresses of the social accounts
 * @returns unknown when neither the profile nor its social accounts could be read
 */
export async function readProfileLinks(
  profile: Fact<Profile>,
  social: Fact<readonly string[]>,
  check: LinkCheck,
): Promise<Fact<readonly ProfileLink[]>> {
  if (!profile.known && !social.known) return unknown(profile.because);
  const website = profile.known ? profile.value.website : null;
  const named = [
    ...(website === null ? [] : [{ url: withScheme(website), kind: 'website' as const }]),
    ...(social.known ? social.value : []).map((url) => ({ url, kind: 'social' as const })),
  ];
  const links = await Promise.all(
    named.map(async ({ url, kind }) => ({ url, kind, state: await check(url) })),
  );
  const gaps = [profile, social].flatMap((fact) => (fact.known ? fact.gaps : [fact.because]));
  return known(links, gaps);
}

/** People write `example.com`; GitHub makes a link of it. */
function withScheme(website: string): string {
  const trimmed = website.trim();
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
}
