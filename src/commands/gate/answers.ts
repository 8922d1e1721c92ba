import { type AskedLogin, answerBySpelling } from '../../assess/asked-logins.ts';
import type { Assessment } from '../../assess/assessment.ts';
import type { AccessRequest, Answered } from '../../assess/gate.ts';
import type { Report } from '../../assess/report.ts';
import { type Acceptance, acceptanceUnseen } from '../../evidence/acceptance.ts';
import { ours, type Prose, prose } from '../../evidence/prose.ts';
import { utcDay } from '../../evidence/wording.ts';
import type { LookedUp } from '../../github/asked-accounts.ts';
import type { ReviewState } from '../../publish/review.ts';
import { PERMISSIONS, type Permission } from '../../snapshot/facts.ts';
import type { Holder } from '../earlier-snapshots.ts';

export type Answer = Answered['answer'];

/** Every answer that needs no assessment; `undefined` where a person is to be assessed. */
export function answerWithoutLook(
  { login, requests }: AskedLogin,
  found: LookedUp | undefined,
  holders: ReadonlyMap<string, Holder>,
  gone: ReadonlyMap<string, Answer>,
): Answer | undefined {
  const spelled = answerBySpelling(login);
  if (spelled !== undefined) return spelled;
  switch (found?.kind) {
    case undefined:
    case 'nobody':
      return (
        gone.get(login) ?? {
          kind: 'unknown-login',
          because: ours(
            'GitHub knows nobody of this login: it was mistyped, or the account was renamed, deleted or suspended.',
          ),
        }
      );
    case 'organization':
      return { kind: 'organization', because: ours('This is an organization, not a person.') };
    case 'bot':
      return { kind: 'bot', because: ours("This is a program's account, not a person's.") };
    case 'suspended':
      return {
        kind: 'suspended',
        because: ours('The server says that this account is suspended.'),
      };
    case 'unavailable':
      return { kind: 'unavailable', because: ours(found.because.detail) };
    case 'person':
      return (
        changedHands(requests, found.collaborator.id, holders.get(login.toLowerCase())) ??
        standingOf(requests, found)
      );
  }
}

function changedHands(
  requests: readonly AccessRequest[],
  id: string,
  holder: Holder | undefined,
): Answer | undefined {
  const stated = requests.find((request) => request.id !== undefined && String(request.id) !== id);
  if (stated?.id !== undefined) {
    return {
      kind: 'changed-hands',
      because: prose`The request is for account ${stated.id}, but this login belongs to account ${ours(id)}.`,
    };
  }
  if (holder === undefined || holder.id === id) return undefined;
  return {
    kind: 'changed-hands',
    because: prose`On ${ours(utcDay(holder.at))} this login belonged to account ${ours(holder.id)}; it belongs to account ${ours(id)} now.`,
  };
}

function standingOf(
  requests: readonly AccessRequest[],
  { member, permissions }: Extract<LookedUp, { kind: 'person' }>,
): Answer | undefined {
  if (member) {
    return { kind: 'member', because: ours('A member of the organization already.') };
  }
  const has = requests.every(({ repository, permission = 'write' }) => {
    const own = permissions.get(repository?.toLowerCase() ?? '');
    return own !== undefined && rank(own) >= rank(permission);
  });
  if (!has) return undefined;
  return { kind: 'collaborator', because: ours('Has the access that is asked for already.') };
}

function rank(permission: Permission): number {
  return PERMISSIONS.indexOf(permission);
}

/** The answer about somebody who was assessed, or exempt by the policy. */
export function answerFrom(
  { login }: AskedLogin,
  found: LookedUp | undefined,
  report: Report,
  settled: ReadonlyMap<string, ReviewState> | undefined,
  acceptances: readonly Acceptance[],
): Answer {
  const id = found?.kind === 'person' ? found.collaborator.id : undefined;
  const assessment = report.assessments.find((one) => one.id === id);
  if (assessment !== undefined) {
    const review = settled?.get(assessment.id);
    if (review === undefined) return acceptedUnseen(assessment, acceptances, report.takenAt);
    return { kind: 'accepted', because: reviewedProse(review), assessment };
  }
  const exempt = report.coverage.exempt.find((one) => one.id === id);
  if (exempt === undefined) throw new Error(`Nothing was found out about ${login}.`);
  return { kind: 'exempt', because: prose`Exempt by the policy: ${exempt.because}` };
}

/** Nothing was observed of somebody too little is seen of, so that no observation can be accepted: the person can. */
function acceptedUnseen(
  assessment: Assessment,
  acceptances: readonly Acceptance[],
  takenAt: number,
): Answer {
  const unseen = assessment.priority === 'insufficient-data';
  const acceptance = unseen ? acceptanceUnseen(assessment, acceptances, takenAt) : undefined;
  if (acceptance === undefined) return { kind: 'assessed', assessment };
  const { by, on, because: why } = acceptance;
  const because = prose`Too little can be seen; accepted by ${by} on ${ours(utcDay(on))}: ${why}`;
  return { kind: 'accepted', because, assessment };
}

function reviewedProse({ state, by, until, number }: ReviewState): Prose {
  const page = number === undefined ? ours('their page') : prose`page ${number} of the reviews`;
  const who = by === undefined ? ours('') : prose` by ${by}`;
  const long = until === undefined ? ours('') : ours(` until ${until}`);
  return prose`${ours(state === 'accepted' ? 'Accepted' : 'Reviewed and closed')}${who} on ${page}${long}, and nothing new was observed since.`;
}
