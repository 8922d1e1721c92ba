import { counted } from '../../evidence/wording.ts';
import { createClient } from '../../github/client.ts';
import type { PublishApi } from '../../publish/api.ts';
import {
  deletePersonPages,
  type PersonPages,
  type PersonPagesGone,
  readPersonPages,
} from '../../publish/person-pages.ts';
import { type Ownership, writingAccount } from '../../publish/tracking-issue.ts';
import { MARKER_PREFIX } from '../../render/issue/markers.ts';
import { useProxy } from '../network.ts';
import { addresses, readToken } from './environment.ts';
import type { Environment } from './flags.ts';
import { terminalLog } from './terminal.ts';

/** Which pages are meant. */
export interface PagesOf {
  readonly organization: string;
  /** `owner/name` of the report repository. */
  readonly repository: string;
  readonly apiUrl: string | undefined;
  /** Login of the account the audit writes as; that of the token where it is `undefined`. */
  readonly author: string | undefined;
}

/** What a report repository holds of one person. */
export async function exportPages(
  who: string,
  of: PagesOf,
  environment: Environment,
): Promise<PersonPages> {
  const { api, ours } = await connect(of, environment);
  return await readPersonPages(api, ours, of.organization, who);
}

/** Deletes what a report repository holds of one person, and says what is left of it. */
export async function deletePages(
  who: string,
  of: PagesOf,
  environment: Environment,
): Promise<string> {
  const { api, ours } = await connect(of, environment);
  const now = Math.floor(Date.now() / 1_000);
  return whatIsLeft(await deletePersonPages(api, ours, of.organization, who, now), of);
}

async function connect(
  { repository, apiUrl: given, author: named }: PagesOf,
  environment: Environment,
): Promise<{ readonly api: PublishApi; readonly ours: Ownership }> {
  const { apiUrl } = addresses(given, environment);
  const auth = { token: await readToken(environment) };
  useProxy(environment);
  const api = await createClient({ apiUrl, auth, log: terminalLog });
  const author = named ?? (await writingAccount(api, repository));
  return { api, ours: { repository, marker: MARKER_PREFIX, author } };
}

/** Deleting is not over before everybody knows what GitHub keeps. */
export function whatIsLeft(
  { deleted, emptied, index }: PersonPagesGone,
  { repository }: Pick<PagesOf, 'repository'>,
): string {
  const named = (numbers: readonly number[]) => numbers.map((number) => `#${number}`).join(', ');
  if (deleted.length + emptied.length === 0) {
    return `${repository} has no page of that login or id that the account of the token wrote. Where the audit writes with another token, name its account: --author "github-actions[bot]".`;
  }
  return [
    deleted.length > 0
      ? `Deleted ${counted(deleted.length, 'issue')} of ${repository} with everything GitHub kept of them: ${named(deleted)}.`
      : '',
    emptied.length > 0
      ? `Emptied ${named(emptied)} of ${repository}: GitHub keeps earlier versions for whoever may read it, and what other people wrote beneath. Apps cannot delete issues, and of people only those can who administer the repository: give such a token, or delete it in the browser.`
      : '',
    index === undefined
      ? ''
      : `Earlier versions of the index, #${index}, may name the person too. Delete it where that must not be; the next audit makes another.`,
    'While a review is due the next audit writes a page again: remove the access first, or exempt the account. Notifications that GitHub sent by mail cannot be taken back.',
  ]
    .filter((line) => line !== '')
    .join('\n');
}
