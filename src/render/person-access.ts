import type { Assessment, PendingInvitation } from '../assess/assessment.ts';
import type { Exposure } from '../assess/exposure.ts';
import type { MayKnow } from '../assess/may-know.ts';
import { listed, ours, type Prose, prose } from '../evidence/prose.ts';
import { utcDay } from '../evidence/wording.ts';
import { accessWords } from './access-words.ts';
import { enumerated, RELATION_WORDS, twoFactorWords } from './phrases.ts';
import { ruleProse } from './policy-line.ts';

/** One line about the access somebody has. */
export interface AccessRow {
  readonly label: string;
  readonly value: Prose;
}

/**
 * The access at stake, its two-factor state, last use, inviters and pending invitations.
 *
 * @param maximum how many repositories are named at most
 */
export function accessOf(
  { exposure, relations, invitations, mayKnow }: Assessment,
  maximum: number,
): readonly AccessRow[] {
  const knowing = exposure.inviters.length === 0 ? mayKnow : [];
  const rows = [
    { label: 'Relation', value: ours(enumerated(relations.map((r) => RELATION_WORDS[r]))) },
    { label: 'Access', value: accessSentence(exposure) },
    { label: 'Repositories', value: repositoriesOf(exposure, maximum) },
    { label: 'Two-factor sign-in', value: ours(twoFactorWords(exposure.twoFactor)) },
    {
      label: 'Last seen in these repositories',
      value: ours(exposure.lastSeenAt === null ? 'not seen' : utcDay(exposure.lastSeenAt)),
    },
    { label: 'Invited by', value: listed(exposure.inviters.map((inviter) => prose`${inviter}`)) },
    { label: 'Who may know them', value: listed(knowing.map(mayKnowProse)) },
    ...invitations.map((invitation) => ({
      label: 'Pending invitation',
      value: invitationProse(invitation),
    })),
  ];
  return rows.filter((row) => row.value.length > 0);
}

/** Of no login it is known whether its owner is a member, so none is called one. */
function mayKnowProse({ login, by }: MayKnow): Prose {
  return prose`${login} (${ours(by)})`;
}

/** "write to `north/api`, sent on 2026-10-30 by `ulla-berg`": GitHub lets invitations expire after seven days. */
function invitationProse(invitation: PendingInvitation): Prose {
  const { permission, repository, invitedAt, inviter, expired, cancelled } = invitation;
  const by = inviter === null ? ours('') : prose` by ${inviter}`;
  const state = expired ? ours('; expired') : ours('');
  const done =
    cancelled === undefined
      ? ours('')
      : prose`; cancelled by this audit, by ${ruleProse(cancelled)}`;
  return prose`${ours(permission)} to ${repository.name}, sent on ${ours(utcDay(invitedAt))}${by}${state}${done}`;
}

function accessSentence(exposure: Exposure): Prose {
  const part = exposure.complete ? '' : ' Not all of the access could be read.';
  return ours(`${accessWords(exposure)}.${part}`);
}

function repositoriesOf({ repositories }: Exposure, maximum: number): Prose {
  if (maximum === 0) return [];
  const shown = repositories.slice(0, maximum).map((repository) => {
    const role = repository.role === undefined ? [] : prose` as ${repository.role}`;
    const words = [
      repository.permission,
      repository.visibility,
      ...(repository.pending ? ['invited'] : []),
      ...(repository.archived ? ['archived'] : []),
    ];
    return prose`${repository.name} (${ours(words.join(', '))}${role})`;
  });
  const rest = repositories.length - shown.length;
  return listed(rest === 0 ? shown : [...shown, ours(`${rest} more`)]);
}
