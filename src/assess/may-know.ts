import type { Cohort } from '../evidence/cohort.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

/** Somebody who may be able to say who the person is, and by what. */
export interface MayKnow {
  /** Foreign text. */
  readonly login: string;
  readonly by: 'invited them' | 'gave access' | 'merged their work';
}

const PEOPLE = 5;

/**
 * Who invited the person, who gave them access by the organization's audit log, and who merged pull requests of theirs in repositories the
 * access is to, whoever did so most often first. Nobody who is audited beside them, and only of what was read for other
 * reasons.
 */
export function mayKnow(
  { id, login, facts }: Collaborator,
  cohort: Pick<Cohort, 'holders'>,
): readonly MayKnow[] {
  const { access, accessLog, invitations, pullRequests } = facts;
  const own = login.toLowerCase();
  const inviters = (invitations.known ? invitations.value : []).flatMap(({ inviter }) =>
    inviter === null ? [] : [inviter],
  );
  const givers = (accessLog.known ? accessLog.value : []).flatMap(({ kind, own: byThem, actor }) =>
    kind === 'grant' && !byThem && actor !== null ? [actor] : [],
  );
  const granted = new Set((access.known ? access.value : []).map((one) => one.repository.name));
  const mergers = (pullRequests.known ? pullRequests.value : []).flatMap(
    ({ repository, mergedBy }) =>
      mergedBy !== null && mergedBy.id !== id && granted.has(repository) ? [mergedBy.login] : [],
  );
  const found = new Map<string, MayKnow>();
  const add = (logins: readonly string[], by: MayKnow['by']) => {
    for (const one of oftenest(logins)) {
      const key = one.toLowerCase();
      const outside = key !== own && !key.endsWith('[bot]') && cohort.holders('login', key) === 0;
      if (outside && !found.has(key)) found.set(key, { login: one, by });
    }
  };
  add(inviters, 'invited them');
  add(givers, 'gave access');
  add(mergers, 'merged their work');
  return [...found.values()].slice(0, PEOPLE);
}

/** Each once, in order of how often it is there. */
function oftenest(logins: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const one of logins) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([one]) => one);
}
