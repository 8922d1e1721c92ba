import type { AccessRequest, GateReport } from '../../assess/gate.ts';
import type { AuditedPeople } from '../../publish/readers.ts';

type Person = AuditedPeople['assessments'][number];

/**
 * Everybody who is asked about, as far as GitHub knows them. What they can reach is not known of anybody, but what is asked
 * for they would reach: it counts as an invitation does, since pages stay where they are.
 */
export function peopleOf({ organization, entries }: GateReport): AuditedPeople {
  return {
    organization,
    assessments: entries.flatMap(({ id, answer, requests }): Person[] => {
      if (id === undefined) return [];
      const known = answer.assessment?.exposure ?? NOTHING_KNOWN_OF_ACCESS;
      const repositories = [...known.repositories, ...requests.flatMap(asInvitation)];
      return [{ id, exposure: { ...known, repositories } }];
    }),
  };
}

/**
 * Whether a change, or a request that is granted, may let somebody read the answer about them in a repository: the access
 * is to that one, or nothing says to which. A `settings.yml` is about its own repository, a membership about any.
 *
 * @param byForm whether an issue of the repository asks
 */
export function mayLeadTo(
  repository: string,
  requests: readonly AccessRequest[],
  byForm: boolean,
): boolean {
  const name = repository.toLowerCase();
  return requests.some(
    (request) =>
      (byForm || request.source !== undefined) &&
      (request.repository?.toLowerCase() ?? name) === name,
  );
}

function asInvitation({
  repository,
  permission = 'read',
}: AccessRequest): Person['exposure']['repositories'] {
  if (repository === undefined) return [];
  return [{ name: repository, visibility: 'unknown', permission, pending: true, archived: false }];
}

const NOTHING_KNOWN_OF_ACCESS: Person['exposure'] = {
  repositories: [],
  complete: false,
  highestPermission: null,
  privateRepositories: 0,
  twoFactor: null,
  lastSeenAt: null,
  inviters: [],
};
