import * as z from 'zod';
import { type Gap, notCollected, unknown } from '../snapshot/fact.ts';
import { type AuditLog, auditLogCollection, dayOf } from './audit-log-collection.ts';
import { auditLogEntry } from './audit-log-entry.ts';
import type { GitHubClient } from './client.ts';
import { gapOf } from './failure.ts';
import { cursorAfter, isMoreAfter, PER_PAGE } from './pages.ts';

export type { AuditLog } from './audit-log-collection.ts';

const ROUTE = 'GET /orgs/{org}/audit-log';
/** The endpoint answers 1,750 requests an hour; a log that is longer than this is better exported. */
const MOST_PAGES = 100;
const PERMISSION = 'organization_administration: read';

/**
 * Reads the audit log once, which needs GitHub Enterprise. It goes back three months, of Git events seven days:
 * https://docs.github.com/enterprise-cloud@latest/rest/orgs/orgs#get-the-audit-log-for-an-organization
 *
 * @param given `api`, or a log read from a file
 */
export async function readAuditLog(
  client: GitHubClient,
  organization: string,
  given: 'api' | AuditLog | undefined,
): Promise<AuditLog> {
  if (typeof given === 'function') return given;
  if (given === undefined) {
    const none = unknown(
      notCollected(
        'No audit log was given: it is read where the option audit-log names one.',
        'audit-log',
      ),
    );
    return () => none;
  }
  const collection = auditLogCollection();
  const gaps: Gap[] = [];
  let [oldest, unreadable] = [Number.POSITIVE_INFINITY, 0];
  const add = (raw: Readonly<Record<string, unknown>>): void => {
    const entry = auditLogEntry(raw);
    if (typeof entry === 'string') unreadable += 1;
    else {
      collection.add(entry);
      oldest = Math.min(oldest, entry.at);
    }
  };
  try {
    const whole = await readPages(client, organization, add);
    if (!whole) gaps.push(cutOff(collection.size, oldest));
  } catch (error) {
    gaps.push(explained(error));
  }
  if (unreadable > 0) {
    const detail = `${unreadable} entries of the audit log could not be understood and are left out.`;
    gaps.push({ reason: 'invalid', detail });
  }
  return collection.finish(gaps);
}

const pageSchema = z.array(z.record(z.string(), z.unknown()));

/** @returns whether the log was read to its end */
async function readPages(
  client: GitHubClient,
  organization: string,
  add: (raw: Readonly<Record<string, unknown>>) => void,
): Promise<boolean> {
  let after: string | undefined;
  const seen = new Set<string>();
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await client.rest.request(ROUTE, {
      org: organization,
      include: 'all',
      order: 'desc',
      per_page: PER_PAGE,
      ...(after === undefined ? {} : { after }),
    });
    const listed = pageSchema.parse(answer.data);
    for (const raw of listed) add(raw);
    const { link } = answer.headers;
    if (!isMoreAfter(link, listed.length)) return true;
    const next = cursorAfter(link);
    // Pages that go round in a circle have no end, and without a cursor there is no next one.
    if (next === undefined || seen.has(next)) return false;
    seen.add(next);
    after = next;
  }
  return false;
}

function cutOff(entries: number, oldest: number): Gap {
  return {
    reason: 'truncated',
    detail: `Of the audit log only the newest ${entries} entries were read, those since ${dayOf(oldest)}. An exported file is read whole.`,
  };
}

/** A refusal and an organization without the feature look alike from outside: GitHub answers 403 or 404. */
function explained(error: unknown): Gap {
  const gap = gapOf(error, { what: 'The audit log', permission: PERMISSION });
  if (gap.reason !== 'forbidden' && gap.reason !== 'not-found') return gap;
  return {
    reason: gap.reason,
    detail:
      'The audit log could not be read: GitHub gives it to organizations with GitHub Enterprise, and there to tokens of an owner or of an App with this permission. A file that an owner exported can be given instead.',
    permission: PERMISSION,
  };
}
