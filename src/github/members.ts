import type { GitHubClient } from './client.ts';
import { gapOf, kindOf } from './failure.ts';

/** Whether somebody is a member of the organization. What cannot be told counts as outside: looked at, not left out. */
export async function isMember(
  client: GitHubClient,
  organization: string,
  login: string,
): Promise<boolean> {
  try {
    const route = 'GET /orgs/{org}/members/{username}';
    const { status } = await client.rest.request(route, { org: organization, username: login });
    return Number(status) === 204;
  } catch (error) {
    if (kindOf(error) === 'unauthorized') gapOf(error, { what: 'The membership' });
    return false;
  }
}
