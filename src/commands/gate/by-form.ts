import * as z from 'zod';
import { AccessFileError, permissionOf } from '../../access-files/content.ts';
import { type RequestForm, readRequestForm } from '../../access-files/request-form.ts';
import { type ActionSettings, repositorySchema } from '../../config/settings.ts';
import { UserError } from '../../config/user-error.ts';
import { ours } from '../../evidence/prose.ts';
import { createClient } from '../../github/client.ts';
import { answerIssue, readIssue, removeLabels } from '../../publish/answer.ts';
import { ANSWER_LABELS, REQUEST_LABEL, renderGateComment } from '../../render/gate/comment.ts';
import type { JobEvent } from '../job-event.ts';
import type { Environment } from '../job-pages.ts';
import type { Log } from '../log.ts';
import type { Asking } from './door.ts';

const eventSchema = z.object({
  action: z.string(),
  issue: z.object({ number: z.int().positive() }),
  label: z.object({ name: z.string() }).optional(),
});
const ACTIONS = ['opened', 'edited', 'reopened', 'labeled'];

/**
 * Asks for the person an issue names that was opened with the form for access requests. The answer is a comment beneath
 * it, edited in place, and a label. The issue is read as it stands now, and an answer about what it said before is taken
 * away first.
 *
 * @returns `undefined` when the event is about no issue, `nothing` when about none that asks for access
 * @throws UserError where a setting is missing
 */
export async function askedByForm(
  settings: ActionSettings,
  event: JobEvent,
  log: Log,
  environment: Environment,
): Promise<Asking | 'nothing' | undefined> {
  if (event.name !== 'issues') return undefined;
  const { data } = eventSchema.safeParse(event.payload);
  const { report: target, apiUrl, serverUrl, dryRun } = settings;
  const repository = environment['GITHUB_REPOSITORY'] ?? '';
  if (data === undefined || repository === '' || target === undefined) {
    throw new UserError(
      'The issue cannot be answered: the event names none, or there is no "report-token".',
    );
  }
  const { action, label } = data;
  const ofInterest = action !== 'labeled' || label?.name.toLowerCase() === REQUEST_LABEL;
  if (!ACTIONS.includes(action) || !ofInterest) return 'nothing';
  const client = await createClient({ apiUrl, auth: { token: target.token }, log });
  const thread = { repository, number: data.issue.number };
  const issue = await readIssue(client, thread);
  const asks = issue.labels.some((name) => name.toLowerCase() === REQUEST_LABEL);
  if (!asks || issue.state === 'closed') {
    log.info(`Issue ${thread.number} is no open request: the label "${REQUEST_LABEL}" makes one.`);
    return 'nothing';
  }
  const answered = issue.labels.filter((name) => ANSWER_LABELS.includes(name));
  if (!dryRun) await removeLabels(client, thread, answered);
  return {
    ...readForm(issue.body, repository, serverUrl),
    subject: `${repository}#${thread.number}`,
    show: async (report, options, watch) => {
      const answer = renderGateComment(report, options);
      if (dryRun) log.info('Dry run, no comment is written.');
      else await answerIssue(client, thread, answer, watch);
    },
  };
}

function readForm(
  body: string,
  repository: string,
  serverUrl: string,
): Pick<Asking, 'requests' | 'doubts'> {
  try {
    const form = readRequestForm(body, serverUrl);
    const to = repositoryIn(form, repository.split('/')[0] ?? '');
    const permission = permissionOf(form.permission);
    return {
      requests: [
        {
          login: form.login,
          ...(to === undefined ? {} : { repository: to }),
          ...(permission === undefined ? {} : { permission }),
        },
      ],
    };
  } catch (error) {
    if (!(error instanceof AccessFileError)) throw error;
    return {
      requests: [],
      doubts: [{ because: ours(`The request could not be read: ${error.message}.`) }],
    };
  }
}

function repositoryIn({ repository }: RequestForm, owner: string): string | undefined {
  if (repository === undefined) return undefined;
  const named = repository.includes('/') ? repository : `${owner}/${repository}`;
  if (repositorySchema.safeParse(named).success) return named;
  throw new AccessFileError('the field “Repository” does not hold the name of one');
}
