import * as z from 'zod';
import type { Avatar, ProfileLink } from '../snapshot/appearance.ts';
import { type Fact, type Gap, known, notCollected, unknown } from '../snapshot/fact.ts';
import type { Profile } from '../snapshot/facts.ts';
import { AVATAR_SIZE, readAvatar } from './avatar.ts';
import type { GitHubClient, GraphqlError } from './client.ts';
import { gapOf } from './failure.ts';
import { errorGap } from './histories.ts';
import type { LinkCheck } from './link-check.ts';
import { readProfileLinks } from './profile-links.ts';
import type { ReadingOptions } from './reading.ts';

const SOCIAL_ACCOUNTS = 10;

const answerSchema = z
  .object({
    picture: z.object({ avatarUrl: z.string() }).nullish().catch(null),
    social: z
      .object({
        socialAccounts: z.object({
          totalCount: z.number(),
          nodes: z.array(z.object({ url: z.string() }).nullable()),
        }),
      })
      .nullish()
      .catch(null),
  })
  .nullish();

/** Only what is allowed is asked for; each part for itself, so that one GitHub does not know takes no other with it. */
function queryFor({ compareAvatars, checkLinks }: Allowed): string {
  const picture = `picture: node(id: $id) { ... on User { avatarUrl(size: ${AVATAR_SIZE}) } }`;
  const social = `social: node(id: $id) { ... on User {
    socialAccounts(first: ${SOCIAL_ACCOUNTS}) { totalCount nodes { url } }
  } }`;
  return `query Appearance($id: ID!) {
  rateLimit { cost } ${compareAvatars ? picture : ''} ${checkLinks ? social : ''}
}`;
}

type Allowed = Pick<ReadingOptions, 'compareAvatars' | 'checkLinks'>;

export interface ReadAppearance {
  readonly avatar: Fact<Avatar>;
  readonly links: Fact<readonly ProfileLink[]>;
}

/**
 * The picture of an account and the pages its profile names, as far as the operator allows each: both stand on other
 * hosts. One query tells where; without permission nothing is asked at all.
 */
export async function readAppearance(
  client: GitHubClient,
  nodeId: string,
  profile: Fact<Profile>,
  allowed: Allowed,
  checkLink: LinkCheck,
): Promise<ReadAppearance> {
  const seen =
    allowed.compareAvatars || allowed.checkLinks
      ? await readAddresses(client, nodeId, allowed)
      : undefined;
  const noAvatar = 'Pictures are compared only where the option compare-avatars allows it.';
  const noLinks = 'Pages of other hosts are asked for only where the option check-links allows it.';
  const [avatar, links] = await Promise.all([
    seen !== undefined && allowed.compareAvatars
      ? readAvatar(seen.picture)
      : unknown(notCollected(noAvatar, 'compare-avatars')),
    seen !== undefined && allowed.checkLinks
      ? readProfileLinks(profile, seen.social, checkLink)
      : unknown(notCollected(noLinks, 'check-links')),
  ]);
  return { avatar, links };
}

interface Addresses {
  readonly picture: Fact<string>;
  readonly social: Fact<readonly string[]>;
}

async function readAddresses(
  client: GitHubClient,
  nodeId: string,
  allowed: Allowed,
): Promise<Addresses> {
  try {
    const { data, errors } = await client.graphql(queryFor(allowed), { id: nodeId });
    const answer = answerSchema.parse(data);
    const picture = answer?.picture?.avatarUrl;
    const social = answer?.social?.socialAccounts;
    return {
      picture:
        picture === undefined
          ? unknown(missing(errors, 'picture', 'Their picture'))
          : known(picture),
      social:
        social === undefined
          ? unknown(missing(errors, 'social', 'The social accounts of their profile'))
          : known(
              social.nodes.flatMap((node) => (node === null ? [] : [node.url])),
              social.totalCount > social.nodes.length ? [moreGap(social.totalCount)] : [],
            ),
    };
  } catch (error) {
    const failed = (what: string) => unknown(gapOf(error, { what }));
    return {
      picture: failed('Their picture'),
      social: failed('The social accounts of their profile'),
    };
  }
}

function missing(errors: readonly GraphqlError[], part: string, what: string): Gap {
  return errorGap(what, (errors.find(({ path }) => path?.[0] === part) ?? errors[0])?.type, null);
}

function moreGap(totalCount: number): Gap {
  const detail = `Of ${totalCount} social accounts of the profile the first ${SOCIAL_ACCOUNTS} were read.`;
  return { reason: 'truncated', detail };
}
