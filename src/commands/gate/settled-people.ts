import type { Assessment } from '../../assess/assessment.ts';
import type { Report } from '../../assess/report.ts';
import type { AuditSettings } from '../../config/settings.ts';
import { createClient } from '../../github/client.ts';
import { PublishError } from '../../publish/apply.ts';
import { pagesOf, planPeople } from '../../publish/plan-pages.ts';
import type { ReviewState } from '../../publish/review.ts';
import { readThreads } from '../../publish/threads.ts';
import { findTrackingIssues, writingAccount } from '../../publish/tracking-issue.ts';
import { MARKER_PREFIX, readMarker } from '../../render/issue/markers.ts';
import { renderPersonIssue } from '../../render/issue/person-page.ts';
import type { Log } from '../log.ts';
import { VERSION } from '../version.ts';

/**
 * Whose page in the report repository says that their evidence was reviewed (accepted, or the page closed), where nothing
 * new has come since. Nothing is written.
 *
 * @param people those of the report who are asked about
 * @returns by id; `undefined` where the pages could not be read, which is told in the log
 */
export async function settledPeople(
  report: Report,
  people: readonly Assessment[],
  settings: Pick<AuditSettings, 'report' | 'apiUrl' | 'serverUrl'>,
  log: Log,
): Promise<ReadonlyMap<string, ReviewState> | undefined> {
  const due = people.filter(({ priority }) => priority === 'soon' || priority === 'routine');
  if (settings.report === undefined || due.length === 0) return new Map();
  const { repository, token } = settings.report;
  const { apiUrl, serverUrl } = settings;
  try {
    const client = await createClient({ apiUrl, auth: { token }, log });
    const author = await writingAccount(client, repository);
    const ours = { repository, marker: MARKER_PREFIX, author };
    const { issues } = await findTrackingIssues(client, ours);
    const ids = new Set(due.map(({ id }) => id));
    const pages = pagesOf(report.organization, issues).people.filter(({ body }) =>
      ids.has(readMarker(body)?.fields['id'] ?? ''),
    );
    if (pages.length === 0) return new Map();
    const threads = await readThreads(client, ours, pages);
    const wanted = due.map((person) =>
      renderPersonIssue(person, report, { serverUrl, version: VERSION }),
    );
    const { reviews } = planPeople({ repository, report, wanted, threads });
    return new Map([...reviews].filter(([, { state }]) => state !== 'open'));
  } catch (error) {
    if (!(error instanceof PublishError)) throw error;
    log.warning(`Whether evidence was reviewed already could not be read. ${error.message}`);
    return undefined;
  }
}
