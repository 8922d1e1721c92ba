import type { Collaborator } from '../snapshot/collaborator.ts';

const YOUNG = 90 * 86_400;

/**
 * Whether an account is known to have had access within ninety days of being opened: `young-account-at-grant` tells
 * that, so nothing else should be made of the same haste.
 */
export function hadAccessWhenYoung(person: Collaborator, takenAt: number): boolean {
  const { account, access, invitations, activity } = person.facts;
  if (!account.known) return false;
  const grants = access.known ? access.value : [];
  const closed = new Set(
    grants
      .filter(({ repository }) => repository.visibility !== 'public')
      .map(({ repository }) => repository.name),
  );
  const earliest = [
    takenAt,
    ...(grants.length === 0 && invitations.known
      ? invitations.value.map(({ invitedAt }) => invitedAt)
      : []),
    ...(activity.known ? activity.value : [])
      .filter(({ repository }) => closed.has(repository))
      .map(({ at }) => at),
  ].reduce((first, at) => Math.min(first, at));
  return earliest - account.value.createdAt < YOUNG;
}
