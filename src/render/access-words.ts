import type { Exposure } from '../assess/exposure.ts';
import { counted } from '../evidence/wording.ts';
import { PERMISSIONS, type Permission } from '../snapshot/facts.ts';

type Repository = Exposure['repositories'][number];

/**
 * `admin in 1 repository, read in 2; all private`: what somebody could do, each permission with the repositories it is for,
 * so that the highest is never taken for that of all.
 */
export function accessWords({ repositories, complete }: Exposure): string {
  if (repositories.length === 0) return complete ? 'none' : 'not known';
  const words = permissionWords(repositories);
  const pending = repositories.filter((repository) => repository.pending).length;
  return [
    words,
    ...(pending === 0 ? [] : [pendingWords(pending, repositories.length)]),
    ...(complete ? [] : ['perhaps more']),
  ].join('; ');
}

function permissionWords(repositories: readonly Repository[]): string {
  const groups = [...PERMISSIONS].reverse().flatMap((permission) => {
    const own = repositories.filter((one) => one.permission === permission);
    return own.length === 0 ? [] : [{ permission, own }];
  });
  const counts = groups.map(({ permission, own }, index) => inSo(permission, own, index));
  const [visibility, ...others] = new Set(repositories.map((one) => one.visibility));
  if (visibility === undefined || others.length > 0) {
    return groups.map(({ own }, index) => `${counts[index]} (${kinds(own)})`).join(', ');
  }
  const [only, ...further] = groups;
  if (only !== undefined && further.length === 0) {
    const kind = visibility === UNKNOWN ? '' : `${visibility} `;
    return `${only.permission} in ${counted(only.own.length, `${kind}repository`, `${kind}repositories`)}`;
  }
  return `${counts.join(', ')}; ${repositories.length === 2 ? 'both' : 'all'} ${visibilityWords(visibility)}`;
}

/** `admin in 1 repository`, and after the first of them `read in 2`. */
function inSo(permission: Permission, own: readonly Repository[], index: number): string {
  const noun = own.length === 1 ? ' repository' : ' repositories';
  return `${permission} in ${own.length}${index === 0 ? noun : ''}`;
}

/** `2 private, 1 public` */
function kinds(own: readonly Repository[]): string {
  const counts = new Map<string, number>();
  for (const { visibility } of own) counts.set(visibility, (counts.get(visibility) ?? 0) + 1);
  const [[first = ''] = [], ...others] = counts;
  if (others.length === 0) return visibilityWords(first);
  return [...counts].map(([kind, count]) => `${count} ${visibilityWords(kind)}`).join(', ');
}

/** Of a repository that an access request names nobody has looked who can see it. */
const UNKNOWN = 'unknown';

function visibilityWords(visibility: string): string {
  return visibility === UNKNOWN ? 'of unknown visibility' : visibility;
}

/** Nobody has what an invitation offers before it is accepted. */
function pendingWords(pending: number, all: number): string {
  return pending === all ? 'only invited' : `${pending} of them only invited`;
}
