import { counted } from '../../evidence/wording.ts';
import { createClient } from '../../github/client.ts';
import type { PublishApi } from '../../publish/api.ts';
import type { NamedElsewhere, WhosePages } from '../../publish/pages-of-person.ts';
import {
  deletePersonPages,
  type PersonPages,
  type PersonPagesGone,
  readPersonPages,
} from '../../publish/person-pages.ts';
import { type Ownership, writingAccount } from '../../publish/tracking-issue.ts';
import { MARKER_PREFIX } from '../../render/issue/markers.ts';
import { useProxy, whyUnreachable } from '../network.ts';
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

/** Of whom the pages are. */
export type Whose = Omit<WhosePages, 'organization'>;

/** What a report repository holds of one person. */
export async function exportPages(
  whose: Whose,
  of: PagesOf,
  environment: Environment,
): Promise<PersonPages> {
  return await inRepository(of, environment, (api, ours) =>
    readPersonPages(api, ours, { ...whose, organization: of.organization }),
  );
}

/** Deletes what a report repository holds of one person. */
export async function deletePages(
  whose: Whose,
  of: PagesOf,
  environment: Environment,
): Promise<PersonPagesGone> {
  const now = Math.floor(Date.now() / 1_000);
  return await inRepository(of, environment, (api, ours) =>
    deletePersonPages(api, ours, { ...whose, organization: of.organization }, now),
  );
}

/** @throws PublishError or AccessError that says what is wrong, the network included */
async function inRepository<T>(
  { repository, apiUrl: given, author: named }: PagesOf,
  environment: Environment,
  work: (api: PublishApi, ours: Ownership) => Promise<T>,
): Promise<T> {
  const { apiUrl } = addresses(given, environment);
  const auth = { token: await readToken(environment) };
  useProxy(environment);
  try {
    const api = await createClient({ apiUrl, auth, log: terminalLog });
    const author = named ?? (await writingAccount(api, repository));
    return await work(api, { repository, marker: MARKER_PREFIX, author });
  } catch (error) {
    throw (await whyUnreachable(apiUrl, environment)) ?? error;
  }
}

/** Whether nothing that was seen names the person any more. */
export function isAllGone({ emptied, elsewhere }: PersonPagesGone): boolean {
  return emptied.length === 0 && Object.values(elsewhere).every(({ length }) => length === 0);
}

/** Deleting is not over before everybody knows what GitHub keeps. */
export function whatIsLeft(
  { deleted, emptied, elsewhere }: PersonPagesGone,
  { repository }: Pick<PagesOf, 'repository'>,
): string {
  const lines: string[] = [];
  if (deleted.length > 0) {
    lines.push(
      `Deleted ${counted(deleted.length, 'issue')} of ${repository} with everything GitHub kept of them: ${listed(deleted)}.`,
    );
  }
  if (emptied.length > 0) {
    lines.push(
      `Emptied ${listed(emptied)} of ${repository}: GitHub keeps earlier versions for whoever may read it, and what other people wrote beneath. Apps cannot delete issues, and of people only those can who administer the repository: give such a token, or delete it in the browser.`,
    );
  }
  if (lines.length === 0) {
    lines.push(
      `${repository} has no page of that login or id that the account of the token wrote. Where the audit writes with another token, name its account: --author "github-actions[bot]".`,
    );
  }
  lines.push(...whereElse(elsewhere, repository));
  if (deleted.length + emptied.length > 0) {
    lines.push(
      'Earlier versions of the index may name the person too: delete it where that must not be, and the next audit makes another. While a review is due the next audit writes a page again: remove the access first, or exempt the account. Notifications that GitHub sent by mail cannot be taken back.',
    );
  }
  return lines.join('\n');
}

/** What was found beside the pages of the person, each with what can be done about it. */
export function whereElse(
  { index, others, unproven, foreign }: NamedElsewhere,
  repository: string,
): readonly string[] {
  const sentences: readonly (readonly [readonly number[], string])[] = [
    [
      unproven,
      'may be about the person: the account of the audit wrote it, and nothing proves any more whose it is. Look at it, and delete it in the browser if it is theirs.',
    ],
    [
      foreign,
      'begins like a page of the audit, names the person, and was written by another account. If an earlier token of yours wrote it, name that account with --author; if not, look into it.',
    ],
    [
      index,
      'leads to everybody and names the person. The next audit writes it anew, without them if they are not looked at any more; or delete it, and the next audit makes another.',
    ],
    [
      others,
      'is about somebody or something else and names the person, or a comment beneath it does. It is left as it is: look whether it has to be edited.',
    ],
  ];
  return sentences.flatMap(([numbers, said]) =>
    numbers.map((number) => `Left: #${number} of ${repository} ${said}`),
  );
}

function listed(numbers: readonly number[]): string {
  return numbers.map((number) => `#${number}`).join(', ');
}
